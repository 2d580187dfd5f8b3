import { isIP } from 'node:net';
import type { Host, Outcome } from '../host.ts';
import { excerpt, ParseError } from '../parsers/parse-error.ts';
import type { Facts } from './facts.ts';
import { factsFrom } from './facts-from.ts';
import { factsScript } from './facts-script.ts';

/** So long a node may take to say everything [ms]. */
const limitMs = 60_000;

/** The device that packets leave by, and the address at the other end. */
export interface FactsPath {
  readonly device: string;
  readonly peer: string;
  /** How long it is watched how busy the node is with other work [s]; 1 if left out. */
  readonly idleSeconds?: number;
}

/**
 * Reads the facts of a node, in two commands: its clock, and all the rest. Changes nothing.
 *
 * @throws {ParseError} if it cannot be reached, or its answer was cut off
 * @throws {RangeError} if device or peer are none
 */
export async function readFacts(
  host: Host,
  { device, peer, idleSeconds = 1 }: FactsPath,
): Promise<Facts> {
  if (!/^[A-Za-z0-9_@.][\w@.:-]{0,14}$/.test(device)) throw new RangeError('no name of a device');
  if (isIP(peer) === 0) throw new RangeError('the peer is no IP address');
  const asked = Date.now();
  const clock = await host.run({ argv: ['date', '+%s%3N'], timeoutMs: limitMs });
  const halfMs = (Date.now() - asked) / 2;
  const epochMs = Number(answer(clock));
  const outcome = await host.run({
    argv: ['sh', '-s', '--', device, peer, String(idleSeconds)],
    input: factsScript,
    env: { LC_ALL: 'C' },
    timeoutMs: limitMs,
  });
  return factsFrom(answer(outcome), {
    node: host.name,
    device,
    clock: { offsetMs: epochMs - asked - halfMs, uncertaintyMs: halfMs },
  });
}

function answer({ kind, code, stdout, stderr, isTruncated }: Outcome): string {
  const isWhole = kind === 'exited' && code === 0 && !isTruncated;
  if (isWhole) return stdout;
  const state = isTruncated ? 'more than is kept' : `${kind}, code ${code}, ${excerpt(stderr)}`;
  throw new ParseError('facts', 1, state, 'an answer');
}
