import type {
  Cluster,
  CostTable,
  Datapath,
  Hardware,
  Prediction,
  Workload,
} from '@hopwise/datapath';

/** A load that a figure predicts in closed form; what is left out is the core study's. */
export interface FigureLoad {
  readonly datapath: string;
  readonly modifiers?: readonly string[];
  readonly workload: Pick<Workload, 'kind' | 'processes'> & Partial<Workload>;
  readonly cluster?: Partial<Cluster>;
  readonly mtu?: number;
  /** The machine or the datapath with something changed. */
  readonly machine?: (hardware: Hardware) => Hardware;
  readonly change?: (datapath: Datapath) => Datapath;
  readonly costs?: (costs: CostTable) => CostTable;
}

/** One line of a figure. */
export interface FigureSeries {
  readonly name: string;
  readonly at: (x: number) => FigureLoad;
}

/** What a mechanism does, as lines over something that is varied. */
export interface Figure {
  /** Of the page in docs/model and of the picture. */
  readonly id: string;
  readonly title: string;
  readonly x: { readonly label: string; readonly values: readonly number[] };
  readonly y: { readonly label: string; readonly of: (prediction: Prediction) => number };
  readonly series: readonly FigureSeries[];
}

/** A figure with its numbers. */
export interface FigureData {
  readonly figure: Figure;
  /** A row for each series, a column for each x. */
  readonly values: readonly (readonly number[])[];
}

export const gbitPerS: Figure['y'] = { label: 'Gbit/s', of: ({ rate }) => rate.value / 1e9 };
export const thousandsPerS: Figure['y'] = { label: '1000/s', of: ({ rate }) => rate.value / 1e3 };

/** Streams or processes. */
export const upTo = (...values: readonly number[]): Figure['x'] => ({ label: 'processes', values });
