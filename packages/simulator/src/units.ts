import type { Charge, CostParameter } from '@hopwise/datapath';

/** The charges, in the order of every units and coefficient vector. */
export const charges = [
  'visit',
  'idle',
  'wake',
  'skb',
  'segment',
  'byte',
  'operation',
  'connection',
  'rule',
  'newRule',
  'service',
  'chainNode',
] as const satisfies readonly Charge[];

/** How many of each charge something handles; length of {@link charges}. */
export type Units = Readonly<Partial<Record<Charge, number>>>;

/** Cost of each charge [ns]. */
export type Coefficients = Readonly<Record<Charge, number>>;

/** Which cost parameter carries which charge. */
export const parameterOf = {
  visit: 'perVisit',
  idle: 'perIdle',
  wake: 'perWake',
  skb: 'perSkb',
  segment: 'perSegment',
  byte: 'perByte',
  operation: 'perOperation',
  connection: 'perConnection',
  rule: 'perRule',
  newRule: 'perNewRule',
  service: 'perService',
  chainNode: 'perChainNode',
} as const satisfies Readonly<Record<Charge, CostParameter>>;

/** Time that `units` take at these coefficients [ns]. */
export function timeOf(coefficients: Coefficients, units: Units): number {
  let sum = 0;
  for (const charge of charges) sum += coefficients[charge] * (units[charge] ?? 0);
  return sum;
}

/** So many times the units. */
export function scaledUnits(units: Units, times: number): Units {
  const scaled: Partial<Record<Charge, number>> = {};
  for (const charge of charges) {
    const count = units[charge];
    if (count !== undefined) scaled[charge] = count * times;
  }
  return scaled;
}

/** Sum of coefficients, charge by charge. */
export function sumCoefficients(terms: readonly Coefficients[]): Coefficients {
  const sum: Record<Charge, number> = { ...zero };
  // Name by name: a fit joins costs millions of times, and a loop over names takes many times as long.
  for (const term of terms) {
    sum.visit += term.visit;
    sum.idle += term.idle;
    sum.wake += term.wake;
    sum.skb += term.skb;
    sum.segment += term.segment;
    sum.byte += term.byte;
    sum.operation += term.operation;
    sum.connection += term.connection;
    sum.rule += term.rule;
    sum.newRule += term.newRule;
    sum.service += term.service;
    sum.chainNode += term.chainNode;
  }
  return sum;
}

const zero: Coefficients = {
  visit: 0,
  idle: 0,
  wake: 0,
  skb: 0,
  segment: 0,
  byte: 0,
  operation: 0,
  connection: 0,
  rule: 0,
  newRule: 0,
  service: 0,
  chainNode: 0,
};
