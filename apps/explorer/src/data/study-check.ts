import { workloadKinds } from '@hopwise/datapath';
import {
  amount,
  type Check,
  count,
  finite,
  listOf,
  nullable,
  oneOf,
  record,
  text,
  truth,
} from './check.ts';

const comparedRoles = ['fit', 'held-out', 'seen'] as const;
const rateUnit = oneOf('bit/s', '1/s');
const cpu = record({ process: amount, softirq: amount, hardirq: amount, total: amount });

const prediction = record({
  scenario: record({ mtu: amount, hardware: text }),
  solver: oneOf('events', 'analytic'),
  rate: record({ value: amount, low: amount, high: amount, unit: rateUnit }),
  cpu: record({ client: cpu, server: cpu }),
  cpuPerUnit: record({ client: amount, server: amount, unit: oneOf('ns', 'ns/byte') }),
  bottleneck: record({ resource: text, utilisation: amount, explanation: text }),
  run: record({
    converged: truth,
    seed: finite,
    catalogueHash: text,
    costsHash: text,
    version: text,
  }),
});

const published = record({
  rate: nullable(amount),
  rateUnit,
  cpuClientCores: nullable(amount),
  cpuServerCores: nullable(amount),
  cpuClientPerUnit: nullable(amount),
  cpuServerPerUnit: nullable(amount),
  run: text,
  source: text,
  method: text,
});

const row = record({
  datapath: text,
  modifiers: listOf(text),
  workload: oneOf(...workloadKinds),
  processes: count,
  role: oneOf(...comparedRoles, 'not-compared'),
  reason: text,
  prediction,
  intervals: record({}),
  published: nullable(published),
  errors: record({
    rate: nullable(finite),
    cpuClient: nullable(finite),
    cpuServer: nullable(finite),
  }),
});

const accuracy = record({
  workload: oneOf(...workloadKinds),
  role: oneOf(...comparedRoles),
  rowCount: count,
  cpuCount: count,
  rateMdape: nullable(amount),
  cpuMdape: nullable(amount),
  rateBias: nullable(finite),
  cpuClientBias: nullable(finite),
  cpuServerBias: nullable(finite),
  worst: nullable(
    record({
      datapath: text,
      modifiers: listOf(text),
      processes: count,
      figure: text,
      error: finite,
    }),
  ),
  rateKendallTau: nullable(finite),
  sameAsHost: record({ rateMdape: nullable(amount), cpuMdape: nullable(amount) }),
});

/** What the page needs of a study, to the last field that it shows. */
export const studyCheck: Check = record({
  study: text,
  hardware: text,
  solver: oneOf('events', 'analytic'),
  costs: record({
    id: text,
    hash: text,
    kind: oneOf('fitted', 'prior', 'transferred'),
    parametersFitted: nullable(count),
    figuresFitted: nullable(count),
    rowsFitted: nullable(count),
  }),
  rows: listOf(row),
  accuracy: listOf(accuracy),
});
