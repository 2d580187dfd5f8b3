import type { Charge, Cluster, CostTable, Hardware, Workload } from '@hopwise/datapath';
import { type CostParameter, type CostUnit, stageIds, stages } from '@hopwise/datapath';
import { parameterOf } from '../src/units.ts';
import { simulatedKinds, traceExchange } from '../src/index.ts';
import { clusterInput } from './exchange-testing.ts';
import { datapathOf, steadyMachine } from './testing.ts';

/**
 * What a scenario file says, run again: its header as it stands, then the trace that follows from it.
 *
 * @throws {Error} naming the header line that is not understood
 */
export function replay(file: string): string {
  const [header = ''] = file.split('\n\n');
  const words = new Map<string, readonly string[]>();
  for (const line of header.split('\n')) {
    if (line.startsWith('//')) continue;
    const [key = '', ...values] = line.split(/\s+/);
    if (!keys.has(key) || words.has(key)) throw new Error(`header line not understood: ${line}`);
    words.set(key, values);
  }
  if (words.get('costs')?.join(' ') !== 'unit') throw new Error('costs: expected "unit"');
  const datapath = datapathOf(words.get('datapath')?.[0] ?? '', words.get('modifiers') ?? []);
  const workload = workloadOfWords(words.get('workload') ?? []);
  const placement = placementOf(words.get('placement') ?? ['cross-node']);
  const target = targetOf(words.get('target') ?? ['pod']);
  const input = clusterInput(datapath, workload, {
    ...{ hardware: bench, costs: unitCosts, placement, target },
  });
  return `${header}\n\n${traceExchange(input)}`;
}

const keys: ReadonlySet<string> = new Set([
  'datapath',
  'modifiers',
  'workload',
  'placement',
  'target',
  'costs',
]);

function workloadOfWords([
  kind,
  request,
  requestBytes,
  response,
  responseBytes,
]: readonly string[]): Workload {
  const known = simulatedKinds.find((each) => each === kind);
  if (known === undefined || request !== 'request' || response !== 'response') {
    throw new Error('workload: expected "<kind> request <byte> response <byte>"');
  }
  return {
    kind: known,
    processes: 1,
    requestBytes: Number(requestBytes),
    responseBytes: Number(responseBytes),
  };
}

function placementOf([word]: readonly string[]): Cluster['placement'] {
  if (word === 'cross-node' || word === 'same-node') return word;
  throw new Error('placement: expected "cross-node|same-node"');
}

function targetOf([word]: readonly string[]): Cluster['target'] {
  if (word === 'pod' || word === 'service' || word === 'host') return word;
  throw new Error('target: expected "pod|service|host"');
}

/** A line of one byte per ns, so that a frame's time on it is its size. */
const bench: Hardware = {
  ...steadyMachine,
  nic: { ...steadyMachine.nic, rateBitPerS: 8e9 },
  propagationNs: { ...steadyMachine.propagationNs, value: 0 },
};

/** A stage costs 100 ns per visit; one that is not charged per visit, per unit of its first charge. */
const unitCosts: CostTable = {
  id: 'unit',
  hash: 'unit',
  costs: [
    ...stageIds.map((subject) => {
      const charged: readonly Charge[] = stages[subject].charged;
      const charge = charged.includes('visit') ? 'visit' : (charged[0] ?? 'visit');
      return cost(subject, parameterOf[charge], `ns/${charge}` as CostUnit, 100);
    }),
    cost('deviceLatency', 'latency', 'ns', 500),
    cost('wakeLatency', 'latency', 'ns', 300),
  ],
};

function cost(
  subject: CostTable['costs'][number]['subject'],
  parameter: CostParameter,
  unit: CostUnit,
  value: number,
): CostTable['costs'][number] {
  return {
    subject,
    parameter,
    value,
    unit,
    low: value,
    high: value,
    basis: 'assumed',
    source: 'unit',
  };
}
