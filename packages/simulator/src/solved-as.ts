import {
  type Datapath,
  type Hardware,
  type Prediction,
  type WorkloadFacts,
  type WorkloadKind,
  workloadFacts,
} from '@hopwise/datapath';

/**
 * What a kind of traffic is solved as on a machine. A stream whose ends share one CPU has neither a
 * receive queue nor a core that is full first: it is a loop of turns, as transactions are. So is one
 * through proxies, whose records pass one program after another.
 */
export function solvedAs(
  kind: WorkloadKind,
  { oneCpu }: Pick<Hardware, 'oneCpu'>,
  { proxies = [] }: Pick<Datapath, 'proxies'>,
): WorkloadFacts['class'] {
  const { class: own } = workloadFacts(kind);
  return own === 'transfer' && (oneCpu !== undefined || proxies.length > 0) ? 'exchange' : own;
}

/**
 * What was solved as an exchange, in the units of its traffic: a stream is counted in bytes, and fills
 * one direction of the line.
 *
 * @param payloadBytes - Of one operation.
 * @param oneWayBytes - Of one operation on the wire, in the direction that carries more.
 */
export function inOwnUnits(
  prediction: Prediction,
  { payloadBytes, oneWayBytes }: { readonly payloadBytes: number; readonly oneWayBytes: number },
): Prediction {
  const { workload } = prediction.scenario;
  if (workloadFacts(workload.kind).class !== 'transfer') return prediction;
  const { rate, goodputBitPerS, cpuPerUnit, stages, aggregateBytes } = prediction;
  const bits = 8 * payloadBytes;
  const skbs = payloadBytes / aggregateBytes;
  return {
    ...prediction,
    rate: {
      value: rate.value * bits,
      low: rate.low * bits,
      high: rate.high * bits,
      unit: 'bit/s',
    },
    wireBitPerS: (goodputBitPerS / payloadBytes) * oneWayBytes,
    cpuPerUnit: {
      client: cpuPerUnit.client / payloadBytes,
      server: cpuPerUnit.server / payloadBytes,
      unit: 'ns/byte',
    },
    latency: null,
    stages: stages.map((stage) => ({ ...stage, nsPerOperation: stage.nsPerOperation / skbs })),
  };
}
