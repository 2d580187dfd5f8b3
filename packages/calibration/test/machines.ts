import { readdirSync, readFileSync } from 'node:fs';
import {
  clusterOf,
  type CostTable,
  type Hardware,
  logicalCpuCount,
  type Prediction,
} from '@hopwise/datapath';
import { parseCosts, parseHardware } from '@hopwise/dataset';
import { expect } from 'vitest';
import { transferCosts } from '../src/index.ts';

const folder = new URL('../../../data/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');

/** The fitted costs of the core study, which machines without a table of their own scale. */
const reference = parseCosts(read('costs/cilium2021-100g.csv'), 'cilium2021-100g.csv');

/** A machine with the costs that it is predicted with. */
export interface Machine {
  readonly hardware: Hardware;
  readonly costs: CostTable;
}

/** Every committed machine. */
export const machines: readonly Machine[] = readdirSync(new URL('hardware/', folder))
  .toSorted()
  .map((file) => {
    const hardware = parseHardware(read(`hardware/${file}`), file);
    const { costScale } = hardware;
    if (costScale !== undefined) return { hardware, costs: transferCosts(reference, costScale) };
    if (hardware.id === reference.id) return { hardware, costs: reference };
    const own = `priors/${hardware.id}.csv`;
    return { hardware, costs: parseCosts(read(own), own) };
  });

/** Of the numbers of a prediction that have to agree [relative]. */
const rounding = 1e-6;

/** Expects numbers that can be true: finite, within the machine, and the same however they are added. */
export function expectPossible(
  { rate, goodputBitPerS, wireBitPerS, cpu, cpuPerUnit, bottleneck, ...rest }: Prediction,
  { cpu: cores, nic, ...machine }: Hardware,
): void {
  const { stages, latency, datagrams, aggregateBytes, scenario, solver } = rest;
  const { kind } = scenario.workload;
  expect(rate.value).toBeGreaterThan(0);
  expect(rate.low).toBeLessThanOrEqual(rate.value);
  expect(rate.high).toBeGreaterThanOrEqual(rate.value);
  expect(rate.value).toBeLessThan(Number.POSITIVE_INFINITY);
  // Exchanges fill both directions of the line, and so do transfers both ways.
  const isOneWay = rate.unit === 'bit/s' && kind !== 'tcp-bidirectional';
  // A short run counts what has arrived, and queues that were filled before it began.
  const slack = solver === 'events' ? 0.03 : rounding;
  // What stays within a machine never comes to a line.
  const isLocal = clusterOf(scenario).placement === 'same-node' || machine.oneCpu !== undefined;
  if (isLocal) expect(wireBitPerS).toBe(0);
  else expect(goodputBitPerS).toBeLessThan(wireBitPerS * (1 + slack));
  expect(wireBitPerS).toBeLessThan(nic.rateBitPerS * (isOneWay ? 1 : 2) * (1 + slack));
  const perNs = rate.unit === 'bit/s' ? goodputBitPerS / 8e9 : rate.value / 1e9;
  for (const end of ['client', 'server'] as const) {
    const { total, process, softirq, hardirq } = cpu[end];
    const limit = logicalCpuCount({ cpu: cores, nic, ...machine });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(limit * (1 + slack));
    const ofStages = stages
      .filter((share) => share.end === end)
      .reduce((sum, share) => sum + share.cores, 0);
    for (const each of [process + softirq + hardirq, ofStages]) {
      expect(Math.abs(each / total - 1)).toBeLessThan(rounding);
    }
    expect(Math.abs((cpuPerUnit[end] * perNs) / total - 1)).toBeLessThan(slack);
  }
  for (const { cores: busy, nsPerOperation } of stages) {
    expect(busy).toBeGreaterThanOrEqual(0);
    expect(nsPerOperation).toBeGreaterThanOrEqual(0);
  }
  expect(bottleneck.utilisation).toBeGreaterThanOrEqual(0);
  expect(bottleneck.utilisation).toBeLessThan(1 + slack);
  expect(bottleneck.explanation).not.toMatch(/NaN|undefined|Infinity/);
  expect(aggregateBytes).toBeGreaterThan(0);
  if (latency !== null) expect(latency.meanNs).toBeGreaterThan(0);
  if (datagrams === null) return;
  const { lost, receivedPerS, sentPerS } = datagrams;
  for (const share of Object.values(lost)) expect(share).toBeGreaterThanOrEqual(0);
  const arrived = 1 - lost.qdisc - lost.ring - lost.receiveBuffer;
  // What is under way at the end of a short run is neither received nor lost.
  const underWay = solver === 'events' ? 0.05 : rounding;
  expect(Math.abs(receivedPerS / sentPerS - arrived)).toBeLessThan(underWay);
}
