import type { Datapath, Prediction } from '@hopwise/datapath';
import type { FigureId } from './figures.ts';

/** What a finding is judged by. Cases are named `test/system`. */
export interface StudyView {
  /** @throws {RangeError} for a case that was not predicted */
  readonly prediction: (key: string) => Prediction;
  /** With its modifiers. @throws {RangeError} for a case that was not predicted */
  readonly datapath: (key: string) => Datapath;
  /** Line rate of the machine of a case [bit/s]. */
  readonly lineRate: (key: string) => number;
  /** In the unit of the figure; null when not published. */
  readonly published: (key: string, figure: FigureId) => number | null;
  /** What is known of a product; null when nothing is. */
  readonly fact: (product: string, capability: string) => string | null;
}
