import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';

export const sorts = ['predicted', 'published'] as const;
export const charts = ['bars', 'scatter', 'residuals'] as const;

export type Sort = (typeof sorts)[number];
export type Chart = (typeof charts)[number];

/** What Compare shows is a function of this and the model. */
export interface CompareState {
  /** Blank: the first study there is. */
  readonly study: string;
  /** Only studies on this machine; blank: on any. */
  readonly hardware: string;
  readonly workload: WorkloadKind;
  readonly processes: number;
  readonly sort: Sort;
  readonly chart: Chart;
  /** What the product of a datapath must be known to have, such as `encryption`. */
  readonly needs: readonly string[];
}

export const initialState: CompareState = {
  study: '',
  hardware: '',
  workload: 'tcp-rr',
  processes: 32,
  sort: 'predicted',
  chart: 'bars',
  needs: [],
};

/** What an address may say of it, though it need not. */
export const initialPart = {
  ...{ study: '', hardware: '', test: `${initialState.workload}-${initialState.processes}` },
  ...{ sort: initialState.sort, chart: initialState.chart, needs: '' },
} as const;

/** Only what differs from the initial state. */
export function encodeState(state: CompareState): Readonly<Record<string, string>> {
  const { study, hardware, workload, processes, sort, chart, needs } = state;
  const isFirst = workload === initialState.workload && processes === initialState.processes;
  return {
    ...(study === '' ? {} : { study }),
    ...(hardware === '' ? {} : { hardware }),
    ...(isFirst ? {} : { test: `${workload}-${processes}` }),
    ...(sort === initialState.sort ? {} : { sort }),
    ...(chart === initialState.chart ? {} : { chart }),
    ...(needs.length === 0 ? {} : { needs: needs.join(' ') }),
  };
}

/** What is not said, or said wrongly, is as at first. */
export function decodeState(said: URLSearchParams): CompareState {
  const test = /^(.+)-([1-9]\d{0,5})$/.exec(said.get('test') ?? '');
  const workload = workloadKinds.find((kind) => kind === test?.[1]);
  const needs = (said.get('needs') ?? '').split(' ').filter((need) => /^[a-z-]+$/.test(need));
  return {
    study: idIn(said.get('study')),
    hardware: idIn(said.get('hardware')),
    workload: workload ?? initialState.workload,
    processes: workload === undefined ? initialState.processes : Number(test?.[2]),
    sort: sorts.find((sort) => sort === said.get('sort')) ?? initialState.sort,
    chart: charts.find((chart) => chart === said.get('chart')) ?? initialState.chart,
    needs: [...new Set(needs)],
  };
}

const idIn = (text: string | null): string => /^[a-z0-9.-]+$/.exec(text ?? '')?.[0] ?? '';
