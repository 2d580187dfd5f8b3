import type { HandedLeg } from '../stream-parts.ts';
import type { Work } from './stream-costs.ts';

/** A leg of a path, and what has been done on it. */
export interface Place {
  readonly leg: HandedLeg;
  readonly work: Work;
}

/** Skbs of one flow on their way through the legs of one crossing. */
export interface Errand {
  readonly path: ErrandPath;
  readonly flow: number;
  /** Number of the process at its end that sends or reads the flow. */
  readonly process: number;
  readonly bytes: number;
  readonly skbs: number;
  readonly segments: number;
  /** What was acknowledged, and the window, where it is an ACK [byte]. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly rightEdge: number;
  /** Leg that serves it now. */
  place: Place;
  index: number;
  /** Processes that TCP wakes at the end, and bytes that it sends then. */
  wakes: number;
  sending: number;
}

/** Where an errand goes next, and what its legs cost. */
export interface ErrandPath {
  /** Books a leg and says how long it takes [ns]. */
  readonly price: (errand: Errand, visits: number) => number;
  /** A leg is done: on to the next, or out. */
  readonly arrived: (errand: Errand) => void;
}
