import { describe, expect, it } from 'vitest';
import { predictAnalytic } from '../src/index.ts';
import { datapathOf, inputOf, workloadOf } from './testing.ts';

const rateOf = (kind: 'http' | 'tcp-crr' | 'udp-rr', modifiers: readonly string[]): number =>
  predictAnalytic(inputOf(datapathOf('flannel-host-gw', modifiers), workloadOf(kind, 8))).rate
    .value;

describe('Kmesh in the kernel', () => {
  it('costs little on connections that stay, and more than nothing', () => {
    const share = rateOf('http', ['kmesh']) / rateOf('http', []);
    expect(share).toBeLessThan(1);
    expect(share).toBeGreaterThan(0.98);
  });

  it('costs more where each request has a connection of its own', () => {
    const share = rateOf('tcp-crr', ['kmesh']) / rateOf('tcp-crr', []);
    expect(share).toBeLessThan(0.98);
  });

  it('leaves datagrams alone', () => {
    expect(rateOf('udp-rr', ['kmesh'])).toBe(rateOf('udp-rr', []));
  });
});
