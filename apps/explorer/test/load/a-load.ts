import { modifiers, workloadKinds } from '@hopwise/datapath';
import fc from 'fast-check';
import type { Load } from '../../src/load/load.ts';

const or = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const count = (min: number, max: number) => fc.integer({ min, max });
const tenths = (min: number, max: number) => count(min * 10, max * 10).map((each) => each / 10);

/** Any load that an address can say. */
export const aLoad: fc.Arbitrary<Load> = fc.record({
  machine: fc.constantFrom('cilium2021-100g', 'epyc9354-cx6dx-100g', 'raspberrypi5-1g'),
  kind: fc.constantFrom(...workloadKinds),
  processes: count(1, 100_000),
  requestBytes: or(count(1, 1 << 20)),
  responseBytes: or(count(1, 2 ** 40)),
  burst: or(count(1, 100)),
  ratePerS: or(count(1, 1e9)),
  mtu: count(68, 65_535),
  kernel: or(fc.constantFrom('5.10', '6.8', '6.12.3')),
  placement: fc.constantFrom('cross-node', 'same-node'),
  target: fc.constantFrom('pod', 'service', 'host'),
  services: count(0, 1e6),
  policyRules: count(0, 1e6),
  ip: fc.constantFrom(4, 6),
  modifiers: fc.subarray(modifiers.map(({ id }) => id)),
  clockGhz: or(tenths(1, 6)),
  coresPerSocket: or(count(1, 256)),
  threadsPerCore: or(count(1, 2)),
  aes: or(fc.boolean()),
  lineGbitPerS: or(tenths(1, 800)),
  queues: or(count(1, 256)),
  coalesceUs: or(tenths(0, 500)),
  tso: or(fc.boolean()),
  gro: or(fc.boolean()),
  tunnelOffload: or(fc.boolean()),
});
