import type { Datapath, Encapsulation, Proxy, Visit } from './datapath.ts';
import type { StageId } from './stages.ts';

/** One change to the visits of a datapath. */
export type Edit =
  /** Takes stages off the path wherever they stand. */
  | { readonly kind: 'remove'; readonly stages: readonly StageId[] }
  /** Puts stages in the place of one, wherever it stands. */
  | { readonly kind: 'replace'; readonly stage: StageId; readonly by: readonly StageId[] }
  /** Puts stages beside one, at its first place in each direction named. */
  | {
      readonly kind: 'insert';
      readonly where: 'before' | 'after';
      readonly stage: StageId;
      readonly stages: readonly StageId[];
      readonly directions: readonly ('egress' | 'ingress' | 'sameNode')[];
      /** Nothing is put into a direction that has one of these already. */
      readonly unless?: readonly StageId[];
    }
  /** Ends a visit after a stage; the rest of it runs as a visit of its own. */
  | {
      readonly kind: 'split';
      readonly after: StageId;
      readonly direction: 'egress' | 'ingress';
      /** Stages that hand over, at the end of the first part. */
      readonly handOver: readonly StageId[];
      /** How the rest begins: what follows there stands after these stages. */
      readonly visit: Pick<Visit, 'entry' | 'context' | 'stages' | 'epilogue'>;
    }
  /** Replaces fields of the datapath. */
  | {
      readonly kind: 'set';
      readonly fields: Partial<Pick<Datapath, 'gsoMaxBytes' | 'conntrack' | 'encapsulation'>>;
    }
  /** Adds proxies, outermost last. */
  | { readonly kind: 'proxies'; readonly proxies: readonly Proxy[] };

/** When a modifier is refused; several fields of one condition must all hold. */
export interface Condition {
  /** None of these stages is on the path. */
  readonly lacks?: readonly StageId[];
  /** One of these stages is on the path. */
  readonly has?: readonly StageId[];
  readonly encapsulatedBy?: readonly Encapsulation['kind'][];
  readonly endpoint?: Datapath['endpoint'];
  readonly datapaths?: readonly string[];
  /** What it does between two endpoints of one node is not known. */
  readonly lacksSameNode?: true;
  /** One of these modifiers is applied already. */
  readonly with?: readonly string[];
  /** None of these modifiers is applied yet. */
  readonly without?: readonly string[];
}

export interface Refusal {
  readonly when: Condition;
  /** A clause: why it cannot apply then. */
  readonly because: string;
}

/** A change to a datapath that composes with others. Data only. */
export interface Modifier {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly edits: readonly Edit[];
  readonly refusals: readonly Refusal[];
  /** Oldest kernel that has it. */
  readonly kernelMin?: string;
  /** The only IP version that it changes anything for. */
  readonly ip?: 4 | 6;
  /** MTU that it sets, in place of the scenario's [byte]. */
  readonly mtu?: number;
  readonly sources: readonly string[];
}
