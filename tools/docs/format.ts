import { type WorkloadKind, workloadFacts } from '@hopwise/datapath';
/** A fraction in per cent, two significant digits: `3.6 %`; a dash where there is none. */
export function percent(fraction: number | null): string {
  if (fraction === null) return '-';
  const value = 100 * fraction;
  return `${value.toFixed(Math.abs(value) < 9.95 ? 1 : 0)} %`;
}

/** The same with its sign; nothing has none. */
export function signedPercent(fraction: number | null): string {
  const size = percent(fraction === null ? null : Math.abs(fraction));
  if (fraction === null || size === percent(0)) return size;
  return `${fraction < 0 ? '-' : '+'}${size}`;
}

/** A number with three significant digits and no exponent. */
export const significant = (value: number): string =>
  Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

/** A datapath with its modifiers: `host+notrack`. */
export const pathName = (datapath: string, modifiers: readonly string[]): string =>
  [datapath, ...modifiers].join('+');

/** A test as its tool calls it. */
export const testName = (kind: WorkloadKind): string => workloadFacts(kind).short;
