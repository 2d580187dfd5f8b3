import type { Scenario } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/worker/answerer.ts';
import { newestWins } from '../../src/worker/newest-wins.ts';
import { explorerData } from '../explorer-data.ts';

const answerer = new Answerer(explorerData);
const scenario: Scenario = {
  datapath: 'cilium-ebpf',
  modifiers: [],
  hardware: 'cilium2021-100g',
  workload: { kind: 'tcp-rr', processes: 1, requestBytes: 1, responseBytes: 1 },
  mtu: 1500,
  seed: 1,
};

describe('the answerer', () => {
  it('answers every machine that has costs or whose costs are scaled, with intervals when asked', () => {
    for (const { id, oneCpu } of explorerData.hardware) {
      const kernel = '6.8';
      const reply = answerer.analytic({ scenario: { ...scenario, hardware: id, kernel } });
      // A machine that plays both ends on one CPU says what it cannot answer.
      expect([id, reply.kind]).toEqual([id, oneCpu === undefined ? 'answer' : 'refusal']);
    }
    const reply = answerer.analytic({ scenario, intervals: true });
    if (reply.kind !== 'answer') throw new Error(reply.because.join());
    const { p5 = 0, p95 = 0 } = reply.intervals.rate ?? {};
    expect(p5).toBeLessThan(reply.prediction.rate.value);
    expect(p95).toBeGreaterThan(reply.prediction.rate.value);
  });

  it('simulates to the same answer as in closed form, within some per cent', () => {
    const run = answerer.run({ scenario }, 0.02);
    if ('kind' in run) throw new Error(run.because.join());
    while (!run.advance(50_000).done);
    const closed = answerer.analytic({ scenario });
    if (closed.kind !== 'answer') throw new Error(closed.because.join());
    const rate = run.answer().prediction.rate.value;
    expect(Math.abs(rate / closed.prediction.rate.value - 1)).toBeLessThan(0.05);
  });

  it.each([
    [{ hardware: 'nowhere' }, /no costs of machine "nowhere"/],
    [{ datapath: 'nothing' }, /no datapath "nothing"/],
    [{ modifiers: ['never'] }, /no modifier "never"/],
    [{ kernel: '3.10' }, /needs Linux/],
    [{ workload: { ...scenario.workload, processes: 0 } }, /./],
  ])('refuses %j and says why', (part, because) => {
    const reply = answerer.analytic({ scenario: { ...scenario, ...part } });
    if (reply.kind !== 'refusal') throw new Error('it answered');
    expect(reply.because.join(' ')).toMatch(because);
  });
});

describe('the newest question of a key', () => {
  it('wins over those that wait, and not over the one that runs or those of other keys', async () => {
    const newest = newestWins();
    const begun: string[] = [];
    const ask = (key: string, name: string) =>
      newest(key, async () => {
        begun.push(name);
        await Promise.resolve();
        return name;
      });
    const replies = await Promise.all([ask('a', '1'), ask('a', '2'), ask('b', '3'), ask('a', '4')]);
    expect(replies).toEqual(['1', { kind: 'dropped' }, '3', '4']);
    expect(begun).toEqual(['1', '3', '4']);
  });

  it('does not wait for ever after one that failed', async () => {
    const newest = newestWins();
    const failing = newest('a', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await newest('a', () => Promise.resolve(1))).toBe(1);
  });
});
