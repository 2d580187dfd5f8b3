import { profileProblems } from '@hopwise/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeProblems } from '../src/changed-machine/change-problems.ts';
import { type HardwareChanges, withChanges } from '../src/index.ts';
import { hardware } from './platform.ts';

const { cpu, memory, nic, sysctls } = hardware;

/** Numbers that a profile may say, and such as it may not. */
const aNumber = fc.oneof(
  fc.integer({ min: -2, max: 300 }),
  fc.double({ min: -1, max: 100, noNaN: true }),
  fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, '8', null),
);

const aSourced = (name: string, was: object) =>
  fc
    .record({ value: aNumber, low: aNumber, high: aNumber })
    .chain((range) =>
      fc.constantFrom(
        { [name]: { ...was, ...range } },
        { [name]: { ...was, low: range.value, value: range.value, high: range.value } },
        { [name]: { ...was, unit: 'furlong' } },
      ),
    );

/** A change of one field, of every kind of field that a profile has. */
const aChange: fc.Arbitrary<HardwareChanges> = fc.oneof(
  ...(['sockets', 'coresPerSocket', 'threadsPerCore'] as const).map((name) =>
    aNumber.map((value) => ({ cpu: { [name]: value } })),
  ),
  ...(['queues', 'ringEntries', 'rateBitPerS', 'rpsCpus'] as const).map((name) =>
    aNumber.map((value) => ({ nic: { [name]: value } })),
  ),
  aNumber.map((value) => ({ sysctls: { ...sysctls, localPorts: value } })),
  fc.constantFrom(true, false, 1, 'yes', null).map((tso) => ({ nic: { tso } })),
  fc.constantFrom('', 'a part', 7).map((model) => ({ cpu: { model } })),
  fc.constantFrom('arm64', 'x86-64', 'vax').map((architecture) => ({ cpu: { architecture } })),
  fc.constantFrom([], ['aes'], [''], ['aes', 3], 'aes').map((features) => ({ cpu: { features } })),
  aSourced('clockSingleGhz', cpu.clockSingleGhz).map((change) => ({ cpu: change })),
  aSourced('coalesceBulkNs', nic.coalesceBulkNs).map((change) => ({ nic: change })),
  aSourced('remoteSlowdown', memory.remoteSlowdown).map((change) => ({ memory: change })),
) as unknown as fc.Arbitrary<HardwareChanges>;

describe('a change of a machine', () => {
  it('is refused exactly where the profile with it would be', () => {
    const kinds = { refused: 0, allowed: 0 };
    fc.assert(
      fc.property(aChange, (changes) => {
        const isRefused = changeProblems(hardware, changes).length > 0;
        kinds[isRefused ? 'refused' : 'allowed']++;
        expect(isRefused).toBe(profileProblems(withChanges(hardware, changes)).length > 0);
      }),
      { seed: 6, numRuns: 800 },
    );
    expect(Math.min(kinds.refused, kinds.allowed)).toBeGreaterThan(100);
  });
});
