import { existsSync } from 'node:fs';
import type { InventoryNode, LabStatus } from '../src/index.ts';
import { connect, labDown, labUpLocal, openInventory, type RemoteHost } from '../src/index.ts';

/** Why tests with a real sshd are skipped here, and what to type; null where they run. */
export const labMissing: string | null =
  process.platform !== 'linux'
    ? 'needs Linux'
    : process.getuid?.() !== 0
      ? 'needs root: sudo npm test'
      : !existsSync('/usr/sbin/sshd')
        ? 'needs sshd: apt-get install -y --no-install-recommends openssh-server'
        : null;

const programs = { netperf: 'netperf', iperf3: 'iperf3', mpstat: 'sysstat' } as const;
const isThere = (program: string): boolean =>
  ['/usr/bin', '/usr/local/bin', '/usr/sbin'].some((folder) => existsSync(`${folder}/${program}`));

/** The same for tests that measure, too. */
export const measuringMissing: string | null =
  labMissing ??
  Object.entries(programs)
    .filter(([program]) => !isThere(program))
    .map(
      ([program, name]) => `needs ${program}: apt-get install -y --no-install-recommends ${name}`,
    )
    .at(0) ??
  null;

/** The name of a group of tests, with the reason if they are skipped. */
export const withLab = (name: string, missing: string | null = labMissing): string =>
  missing === null ? name : `${name} (${missing})`;

/** A lab that lives as long as the test file that asks for it, or is removed by the next. */
export interface TransientLab {
  readonly status: LabStatus;
  readonly a: InventoryNode;
  readonly b: InventoryNode;
  remove(): Promise<void>;
}

export async function transientLab(name: string): Promise<TransientLab> {
  const id = `t${process.pid}-${name}`;
  const status = await labUpLocal({ id, isTransient: true });
  if (status.inventory === null) throw new Error('the lab is not up');
  const [a, b] = openInventory(status.inventory).nodes;
  if (a === undefined || b === undefined) throw new Error('the lab has not two nodes');
  return {
    status,
    a,
    b,
    remove: async () => {
      await labDown({ id });
    },
  };
}

/** A connection that is closed after the work, however that ends. */
export async function whileConnected<Result>(
  node: InventoryNode,
  work: (host: RemoteHost) => Promise<Result>,
): Promise<Result> {
  const host = await connect(node);
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}

/** What a shell on a node prints, without white space around it. */
export async function shell(host: RemoteHost, line: string, ...args: string[]): Promise<string> {
  const outcome = await host.run({ argv: ['sh', '-c', line, 'sh', ...args], timeoutMs: 60_000 });
  if (outcome.code !== 0) throw new Error(`${line}: ${JSON.stringify(outcome)}`);
  return outcome.stdout.trim();
}

/** How many processes of a node were called with exactly these words. */
export const countOf = async (host: RemoteHost, words: string): Promise<number> =>
  Number(await shell(host, 'ps -eo args= | grep -cxF -e "$1" || :', words));
