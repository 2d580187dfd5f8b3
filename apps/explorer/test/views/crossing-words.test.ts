import { describe, expect, it } from 'vitest';
import { knobOf } from '../../src/load/knobs.ts';
import { metricOf } from '../../src/load/metrics.ts';
import { crossingSentences, systemNames } from '../../src/views/sweep/words.ts';

const clear = { p5: 1.1, p25: 1.2, p50: 1.3, p75: 1.4, p95: 1.5 };
const unclear = { ...clear, p5: 0.9 };
const crossing = { above: 1, below: 0, from: 3871, to: 3872 };
const say = (before: typeof clear | null, after: typeof clear | null, metric = metricOf('rate')) =>
  crossingSentences([{ ...crossing, before, after }], ['iptables', 'IPVS'], {
    ...{ knob: knobOf('services'), metric },
  })[0];

describe('a crossing in words', () => {
  it('is named where the order is clear on both sides', () => {
    expect(say(clear, clear)).toBe('From 3\u202f900 Services on, IPVS beats iptables.');
  });

  it('names who is cheaper where less is better', () => {
    expect(say(clear, clear, metricOf('latency'))).toBe(
      'From 3\u202f900 Services on, iptables beats IPVS.',
    );
  });

  it('claims no order that the intervals do not bear out', () => {
    expect(say(unclear, clear)).toContain('below that there is no clear order');
    expect(say(clear, unclear)).toContain('beyond that there is no clear order');
    expect(say(unclear, unclear)).toContain('no clear order on either side');
    expect(say(null, null)).toContain('no clear order on either side');
  });

  it('calls systems by what tells them apart', () => {
    const names = systemNames([
      'flannel-host-gw+kube-proxy-ipvs',
      'flannel-host-gw+kube-proxy-iptables',
    ]);
    expect(names).toEqual(['kube-proxy, IPVS mode', 'kube-proxy, iptables mode']);
    expect(systemNames(['host', 'host+notrack'])[0]).toBe(systemNames(['host'])[0]);
  });
});
