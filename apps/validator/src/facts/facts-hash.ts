import { createHash } from 'node:crypto';
import type { Facts } from './facts.ts';

/** What changes by itself from minute to minute, or with a restart that sets all as before. */
const passing = new Set([
  'clock',
  'load',
  'sockets',
  'softnet',
  'counters',
  'conntrackTableFull',
  'conntrack.count',
  'kernel.bootId',
  'cpu.frequenciesKhz',
  'cpu.throttles',
  'cgroup.throttledUs',
]);

/**
 * Fingerprint of how a node is set: SHA-256 of its facts in one order, without what passes. Two
 * samples with one hash were measured in one environment.
 */
export const factsHash = (facts: Facts): string =>
  createHash('sha256')
    .update(JSON.stringify(lasting(facts, '')))
    .digest('hex');

function lasting(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((part) => lasting(part, path));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value)
    .map(([key, part]) => ({ key, part, at: path === '' ? key : `${path}.${key}` }))
    .filter(({ at }) => !passing.has(at))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return Object.fromEntries(parts.map(({ key, part, at }) => [key, lasting(part, at)]));
}
