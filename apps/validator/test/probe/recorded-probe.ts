import { readFileSync } from 'node:fs';
import { parseHardware } from '@hopwise/dataset';
import { type Probe, probeSchema } from '../../src/probe/probe.ts';
import type { ProbedReference } from '../../src/probe/measured-scale.ts';

const data = new URL('../../../../data/', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, data), 'utf8');

/** What a probe of a real machine said. */
export const recordedProbe: Probe = probeSchema.parse(JSON.parse(text('probes/lab-netns-vm.json')));

/** That machine, as one whose own costs are known. */
export const recordedReference: ProbedReference = {
  hardware: { ...parseHardware(text('hardware/lab-netns-vm.yaml'), 'lab'), costScale: undefined },
  probe: recordedProbe,
};

/** The same probe of a machine where everything takes this many times as long. */
export function slowedProbe(factor: number): Probe {
  const measured = Object.entries(recordedProbe.measured).map(([name, figure]) => {
    const by = name.endsWith('PerS') || name.startsWith('clock') ? 1 / factor : factor;
    const { value, low, high, samples } = figure;
    const scaled = { value: value * by, low: low * by, high: high * by };
    return [name, { ...figure, ...scaled, samples: samples.map((sample) => sample * by) }];
  });
  return { ...recordedProbe, measured: Object.fromEntries(measured) };
}
