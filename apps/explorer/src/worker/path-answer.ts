import type { Prediction } from '@hopwise/datapath';
import type { OperationTimes, Timeline, Walk } from '@hopwise/simulator';

/** What an skb meets on one datapath, and what the closed form predicts for its load. */
export interface PathAnswer {
  readonly kind: 'path';
  readonly prediction: Prediction;
  readonly walk: Walk;
  /** Null for streams, which have no operations. */
  readonly times: OperationTimes | null;
}

/** A window of a simulation. */
export interface TimelineAnswer {
  readonly kind: 'timeline';
  readonly timeline: Timeline;
}
