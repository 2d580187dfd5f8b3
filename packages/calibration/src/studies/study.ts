import type { Cluster, Workload } from '@hopwise/datapath';
import type { Clause } from './clauses.ts';
import type { FigureId } from './figures.ts';

/** What of the catalogue plays a system. */
export interface Player {
  readonly datapath: string;
  readonly modifiers?: readonly string[];
}

/** A system that a study compared. */
export interface StudySystem {
  /** As the publication calls it. */
  readonly name: string;
  /** MTU of the interface that its endpoints see, where it is not the test's [byte]. */
  readonly mtu?: number;
  /** What plays it where the table of systems does not say. */
  readonly as?: Player;
  /** Modifiers that this test adds. */
  readonly also?: readonly string[];
}

/** Which published figures a test is compared with. */
export interface RowSelector {
  readonly workload: string;
  /** Any of these paths. */
  readonly paths?: readonly string[];
  readonly streams?: number;
  readonly messageBytes?: number;
  /** Names of runs, the first that has a figure counting; the median of all runs if left out. */
  readonly runs?: readonly string[];
}

/** One test of a study: the same load on several systems. */
export interface StudyTest {
  readonly id: string;
  readonly title: string;
  /** Publication that has the figures. */
  readonly source: string;
  readonly hardware: string;
  /** What the publication leaves open and this test assumes: one sentence. */
  readonly assumed?: string;
  readonly systems: readonly StudySystem[];
  readonly load: Workload;
  readonly cluster?: Partial<Cluster>;
  /** MTU of the interface that endpoints see [byte]. */
  readonly mtu: number;
  /** Set where the simulation is to answer: percentiles, and rows that accuracy is claimed for. */
  readonly solver?: 'events';
  readonly figures: readonly FigureId[];
  /** Null where figures of this test were not published. */
  readonly rows: RowSelector | null;
}

/** Something that a study says, and what must hold in predictions if the model agrees. */
export interface Finding {
  readonly id: string;
  /** As the study says it, in our words. */
  readonly statement: string;
  /** All must hold. */
  readonly clauses: readonly Clause[];
  /** What is known of the reason, where predictions do not agree. */
  readonly ifNot?: string;
  /** Why no prediction can show it; its clauses are then empty. */
  readonly notTestable?: string;
}

/** A publication, or several of one question, as tests and findings. */
export interface Study {
  readonly id: string;
  readonly title: string;
  /** Publications, as their folders are named. */
  readonly sources: readonly string[];
  readonly tests: readonly StudyTest[];
  readonly findings: readonly Finding[];
}
