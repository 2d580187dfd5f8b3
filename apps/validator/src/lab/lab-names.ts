import { createHash } from 'node:crypto';

/** What a topology makes on one node is called. Each name of a device fits the kernel's 15 bytes. */
export interface LabNames {
  /** All names begin with it. */
  readonly prefix: string;
  /** Network namespace of the pod. */
  readonly pod: string;
  /** Host's end of the pod's veth pair. */
  readonly veth: string;
  readonly bridge: string;
  readonly tunnel: string;
  /** What undoes everything, and what was there before. */
  readonly folder: string;
}

/** Beginning of everything that any run makes on a node. */
export const anyRunPrefix = 'hw-';

/** Beginning of everything that a run makes on a node, of whatever form its name is. */
export function runPrefix(runId: string): string {
  const digest = createHash('sha256').update(runId).digest().readUIntBE(0, 6);
  return `${anyRunPrefix}${digest.toString(36).padStart(5, '0').slice(-5)}`;
}

/**
 * Names of a run's topology on its two nodes, which may be one machine.
 *
 * @throws {RangeError} for a place in the plan beyond two digits
 */
export function labNames(runId: string, index: number): readonly [LabNames, LabNames] {
  if (!Number.isInteger(index) || index < 0 || index >= 36 ** 2) {
    throw new RangeError(`topology ${index} of a run: there are at most ${36 ** 2}`);
  }
  const topology = `${runPrefix(runId)}${index.toString(36).padStart(2, '0')}`;
  return [nodeNames(`${topology}a`), nodeNames(`${topology}b`)];
}

const nodeNames = (prefix: string): LabNames => ({
  prefix,
  pod: `${prefix}p`,
  veth: `${prefix}v`,
  bridge: `${prefix}br`,
  tunnel: `${prefix}t`,
  folder: `/run/${prefix}`,
});
