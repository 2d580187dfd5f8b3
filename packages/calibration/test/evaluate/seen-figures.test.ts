import { describe, expect, it } from 'vitest';
import { hasSeen, sawOnly, type SeenFigure } from '../../src/index.ts';
import { exampleTrial } from './example-trial.ts';

const seen = (datapath: string, observed: number): SeenFigure => ({
  datapath,
  modifiers: [],
  workload: 'tcp-rr',
  processes: 1,
  mtu: 1500,
  figure: 'rate',
  observed,
});

describe('a figure that a committed fit saw', () => {
  it('is recognised by its value under another name of source and system', () => {
    const renamed = exampleTrial('host', 81_234.5, { source: 'elsewhere', system: 'no-cni' });
    expect(hasSeen(renamed, [seen('host', 81_234.4)])).toBe(true);
    expect(hasSeen(renamed, [seen('host', 82_000)])).toBe(false);
    expect(hasSeen(renamed, [seen('cilium-ebpf', 81_234.5)])).toBe(false);
  });

  it('keeps the fit from standing in for a fold that may not train on it', () => {
    const trials = [exampleTrial('host', 80_000), exampleTrial('cilium-ebpf', 70_000)];
    const fit = [seen('host', 80_000), seen('cilium-ebpf', 70_000)];
    expect(sawOnly(trials, fit)).toBe(true);
    expect(sawOnly(trials.slice(0, 1), fit)).toBe(false);
  });
});
