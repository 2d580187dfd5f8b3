import { join, resolve } from 'node:path';
import { coreList } from './core-list.ts';
import type { InventoryNode } from './inventory.ts';
import type { WrittenInventory } from './inventory-schema.ts';
import { isThere } from './read-file.ts';
import { type SshConfig, sshConfigOf } from './ssh-config.ts';

/** What of this machine an inventory depends on. */
export interface Machine {
  /** Folder of the inventory, which its paths start from. */
  readonly folder: string;
  readonly home: string;
  readonly user: string;
  /** Socket of the user's agent. */
  readonly agent: string | undefined;
}

/** @throws {Error} when the SSH configuration cannot be read or followed */
export function resolvedNode(
  nodes: WrittenInventory['nodes'],
  name: string,
  machine: Machine,
): InventoryNode {
  const written = nodes[name];
  if (written === undefined) throw new TypeError(`node ${name} was checked and is not there`);
  const configFile = written.sshConfig === true ? undefined : written.sshConfig;
  const config =
    written.sshConfig === undefined
      ? undefined
      : configOf(written.address, name, configFile && pathFrom(machine, configFile));
  const { connectSeconds, silenceSeconds, commandSeconds } = written.timeLimits;
  return {
    name,
    address: config?.hostName ?? written.address,
    port: written.port ?? config?.port ?? 22,
    user: written.user ?? config?.user ?? machine.user,
    keyFiles:
      written.keyFile === undefined
        ? keysOf(config, machine)
        : [pathFrom(machine, written.keyFile)],
    agent: agentOf(written.agent, config, machine),
    passphrase: written.passphrase ?? 'none',
    jump:
      written.jump === undefined
        ? jumpOf(config, machine, configFile)
        : resolvedNode(nodes, written.jump, machine),
    knownHosts:
      written.knownHosts === undefined
        ? (config?.knownHosts ?? ['~/.ssh/known_hosts']).map((file) => pathFrom(machine, file))
        : [pathFrom(machine, written.knownHosts)],
    dataInterface: written.dataInterface ?? null,
    dataAddress: written.dataAddress ?? null,
    cores:
      typeof written.cores === 'string' ? coreList(written.cores) : [written.cores ?? []].flat(),
    numaNode: written.numaNode ?? null,
    privilege: written.privilege,
    timeLimits: {
      connectMs: connectSeconds * 1000,
      silenceMs: silenceSeconds * 1000,
      commandMs: commandSeconds * 1000,
    },
    runDirectory: written.runDirectory,
  };
}

function configOf(host: string, node: string, file: string | undefined): SshConfig {
  try {
    return sshConfigOf(host, file);
  } catch (error) {
    throw new Error(`${node}: ${error instanceof Error ? error.message : error}`);
  }
}

/** A path as a person writes it: from the home folder, or from the folder of the inventory. */
const pathFrom = ({ home, folder }: Machine, path: string): string =>
  path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : resolve(folder, path);

const keysOf = (config: SshConfig | undefined, machine: Machine): readonly string[] =>
  (config?.identityFiles ?? []).map((file) => pathFrom(machine, file)).filter(isThere);

function agentOf(
  written: true | string | undefined,
  config: SshConfig | undefined,
  machine: Machine,
): string | null {
  const fromConfig = config?.identityAgent ?? (config && 'SSH_AUTH_SOCK');
  const wanted = written ?? (config?.identityAgent === null ? undefined : fromConfig);
  if (wanted === undefined) return null;
  if (wanted === true || wanted === 'SSH_AUTH_SOCK') return machine.agent ?? null;
  return pathFrom(machine, wanted);
}

/** The last host of a ProxyJump, which is reached through those before it. */
function jumpOf(
  config: SshConfig | undefined,
  machine: Machine,
  configFile: string | undefined,
): InventoryNode | null {
  return (config?.proxyJump ?? []).reduce<InventoryNode | null>((through, hop) => {
    const [, user, address = hop, port] = /^(?:([^@]+)@)?(.+?)(?::(\d+))?$/.exec(hop) ?? [];
    const written = {
      address: address.replace(/^\[(.*)\]$/, '$1'),
      ...(user === undefined ? {} : { user }),
      ...(port === undefined ? {} : { port: Number(port) }),
      sshConfig: configFile ?? (true as const),
      privilege: 'root' as const,
      timeLimits: { connectSeconds: 15, silenceSeconds: 20, commandSeconds: 3600 },
      runDirectory: '/run/hopwise',
    };
    const node = resolvedNode({ [hop]: written }, hop, machine);
    return through === null ? node : { ...node, jump: through };
  }, null);
}
