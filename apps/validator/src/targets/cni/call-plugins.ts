import * as z from 'zod';
import type { Host } from '../../host.ts';
import { TargetError } from '../entered.ts';
import { parseNetworkConfig, pluginInput } from './network-config.ts';
import type { PodRecord } from './pod-record.ts';

/** The interface that a pod gets, as container runtimes call it. */
const interfaceName = 'eth0';
/** A plugin may start a daemon, or wait for one [ms]. */
const pluginMs = 60_000;

/**
 * Connects a pod: every plugin in order, each with the result of the one before.
 *
 * @returns the result of the last one
 * @throws {TargetError} with what a plugin said
 */
export async function addToNetwork(host: Host, pod: PodRecord): Promise<unknown> {
  const config = parseNetworkConfig(pod.config, pod.id);
  let previous: unknown = null;
  for (const plugin of config.plugins) {
    const input = pluginInput(config, plugin, { previous, portMappings: pod.portMappings });
    const said = await call(host, pod, { plugin: plugin.type, command: 'ADD', input });
    previous = JSON.parse(said);
  }
  return previous;
}

/** Disconnects a pod: every plugin in reverse, all of them even if some fail; says which did. */
export async function deleteFromNetwork(host: Host, pod: PodRecord): Promise<readonly string[]> {
  const config = parseNetworkConfig(pod.config, pod.id);
  const context = { previous: pod.result ?? null, portMappings: pod.portMappings };
  const failures: string[] = [];
  for (const plugin of config.plugins.toReversed()) {
    const input = pluginInput(config, plugin, context);
    try {
      await call(host, pod, { plugin: plugin.type, command: 'DEL', input });
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  return failures;
}

const failure = z.object({ msg: z.string(), details: z.string().optional() });

async function call(
  host: Host,
  pod: PodRecord,
  { plugin, command, input }: { plugin: string; command: 'ADD' | 'DEL'; input: string },
): Promise<string> {
  const args = Object.entries({ IgnoreUnknown: '1', ...pod.args }).map((pair) => pair.join('='));
  const { kind, code, stdout, stderr } = await host.run({
    argv: [`${pod.binDir}/${plugin}`],
    input,
    env: {
      CNI_COMMAND: command,
      CNI_CONTAINERID: pod.id,
      CNI_NETNS: `/var/run/netns/${pod.id}`,
      CNI_IFNAME: interfaceName,
      CNI_PATH: pod.binDir,
      CNI_ARGS: args.join(';'),
    },
    timeoutMs: pluginMs,
  });
  if (kind === 'exited' && code === 0) return stdout;
  const said = messageOf(stdout) ?? (stderr.trim() || stdout.trim() || `exit code ${code}`);
  throw new TargetError(
    `${host.name}: CNI plugin ${plugin}, ${command}: ${kind === 'exited' ? said : kind}`,
  );
}

/** A plugin that fails says why in JSON on its standard output. */
function messageOf(stdout: string): string | undefined {
  try {
    const { msg, details } = failure.parse(JSON.parse(stdout));
    return [msg, details].filter(Boolean).join(': ');
  } catch {
    return undefined;
  }
}
