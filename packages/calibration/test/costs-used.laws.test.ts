import { readFileSync } from 'node:fs';
import {
  applyModifiers,
  type Charge,
  datapaths,
  isStageId,
  modifiers,
  plainCluster,
  redirectedLoopback,
  type StageId,
  stageIds,
  stages,
  stagesOfVisits,
} from '@hopwise/datapath';
import { parseCosts } from '@hopwise/dataset';
import { simulatedKinds, stagesMet } from '@hopwise/simulator';
import { describe, expect, it } from 'vitest';
import { messageBytes } from '../src/index.ts';
import { machines } from './machines.ts';

/** What fits start from, and what they found. */
const tables = ['priors', 'costs'].map((folder) => {
  const path = `../../../data/${folder}/cilium2021-100g.csv`;
  const text = readFileSync(new URL(path, import.meta.url), 'utf8');
  return [folder, parseCosts(text, path)] as const;
});

const paths = datapaths.flatMap((datapath) => [
  datapath,
  ...modifiers.flatMap((modifier) => {
    const applied = applyModifiers(datapath, [modifier]);
    return applied.ok ? [applied.datapath] : [];
  }),
]);

/** Stages that stand on a path, whatever traffic they are for. */
const standing = paths.flatMap(({ egress, ingress, sameNode = [], proxies = [] }) => [
  ...stagesOfVisits([...egress, ...ingress, ...sameNode]),
  ...proxies.flatMap((proxy) => proxy.stages),
]);

/** Stages that loads bring, and that a NIC makes necessary. */
const brought = machines.flatMap(({ hardware }) =>
  simulatedKinds.flatMap((kind) =>
    datapaths.flatMap((datapath) =>
      stagesMet({
        datapath,
        hardware,
        scenario: {
          datapath: datapath.id,
          modifiers: [],
          hardware: hardware.id,
          workload: { kind, processes: 1, ...messageBytes(kind) },
          cluster: plainCluster,
          mtu: Math.max(...hardware.mtus),
          seed: 1,
        },
      }),
    ),
  ),
);

const used: ReadonlySet<StageId> = new Set([
  ...standing,
  ...brought,
  ...stagesOfVisits(redirectedLoopback),
]);

/** What a row's parameter is charged for. */
const chargeOf = (parameter: string): string =>
  parameter.replace(/^per(.)/, (_, first: string) => first.toLowerCase());

describe.each(tables)('the costs in data/%s', (_, { costs }) => {
  it.each([...used].sort())('price %s for what it is charged for, and for nothing else', (id) => {
    const rows = costs.filter(({ subject }) => subject === id);
    const charged: readonly Charge[] = stages[id].charged;
    expect(rows.map(({ parameter }) => chargeOf(parameter)).sort()).toEqual([...charged].sort());
    for (const { source, low, value, high } of rows) {
      expect(source).not.toBe('');
      expect(low <= value && value <= high).toBe(true);
    }
  });

  it('name nothing that is on no path', () => {
    const subjects = costs.map(({ subject }) => subject);
    expect(subjects.filter(isStageId).filter((id) => !used.has(id))).toEqual([]);
  });

  it('name besides only latencies of the machine and what no mechanism explains', () => {
    const others = costs.map(({ subject }) => subject).filter((subject) => !isStageId(subject));
    const known = ['deviceLatency', 'wakeLatency', 'netnsConnect'];
    expect(others.filter((subject) => !known.includes(subject))).toEqual([]);
  });
});

it('every stage of the vocabulary is on a path, or brought by a load', () => {
  expect(stageIds.filter((id) => !used.has(id))).toEqual([]);
});
