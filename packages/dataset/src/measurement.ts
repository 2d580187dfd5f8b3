import type { MetricId } from './metrics.ts';

/**
 * How a published number was obtained.
 *
 * - `raw-file`: from a tool's own output file
 * - `text`: printed in a page, table or paper
 * - `chart-read`: measured on a picture of a chart; the reading error is in the note
 */
export type Method = 'raw-file' | 'text' | 'chart-read';

export const methods: readonly Method[] = ['raw-file', 'text', 'chart-read'];

/** One number of one run: a row of `measurements.csv`. */
export interface Measurement {
  /** Publication, as its folder is named. */
  readonly source: string;
  readonly hardwareId: string;
  /** Name of the system in the publication; see the table of systems for its datapath. */
  readonly system: string;
  /** Blank when the source does not say. */
  readonly systemVersion: string;
  readonly workload: string;
  readonly path: string;
  /** Parallel streams or processes; null when not stated, or when there is no load. */
  readonly streams: number | null;
  /** One application write, or one request and one response [byte]; null when not stated. */
  readonly messageBytes: number | null;
  /** MTU of the interface that the endpoint sees [byte]; null when not stated. */
  readonly mtu: number | null;
  readonly run: string;
  readonly metric: MetricId;
  /** In `unit`, negative only where it is a change; null when the source has none (a failed or missing run). */
  readonly value: number | null;
  readonly unit: string;
  readonly method: Method;
  readonly note: string;
  /** Line in the file, counted from 1. */
  readonly line: number;
}
