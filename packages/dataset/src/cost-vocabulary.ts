import type { Basis, Charge, CostParameter, CostUnit, PlatformParameter } from '@hopwise/datapath';

/** The only unit of each parameter, and what a stage must be charged per to have it. */
export const costParameters = {
  perVisit: { unit: 'ns/visit', charge: 'visit' },
  perIdle: { unit: 'ns/idle', charge: 'idle' },
  perWake: { unit: 'ns/wake', charge: 'wake' },
  perSkb: { unit: 'ns/skb', charge: 'skb' },
  perSegment: { unit: 'ns/segment', charge: 'segment' },
  perByte: { unit: 'ns/byte', charge: 'byte' },
  perOperation: { unit: 'ns/operation', charge: 'operation' },
  perConnection: { unit: 'ns/connection', charge: 'connection' },
  perRule: { unit: 'ns/rule', charge: 'rule' },
  perNewRule: { unit: 'ns/newRule', charge: 'newRule' },
  perService: { unit: 'ns/service', charge: 'service' },
  perChainNode: { unit: 'ns/node', charge: 'chainNode' },
  backgroundCores: { unit: 'cores', charge: null },
  latency: { unit: 'ns', charge: null },
} as const satisfies Readonly<
  Record<CostParameter, { readonly unit: CostUnit; readonly charge: Charge | null }>
>;

export const costParameterIds = Object.keys(costParameters) as readonly CostParameter[];

export const bases: readonly Basis[] = ['measured', 'published', 'derived', 'assumed'];

/** Parameters of what is no stage. */
export const platformParameters: Readonly<Record<PlatformParameter, CostParameter>> = {
  deviceLatency: 'latency',
  wakeLatency: 'latency',
  netnsConnect: 'backgroundCores',
};

export const platformParameterIds = Object.keys(platformParameters) as readonly PlatformParameter[];
