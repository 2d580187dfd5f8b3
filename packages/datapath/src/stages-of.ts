import type { Datapath, Visit } from './datapath.ts';
import type { StageId } from './stages.ts';

/** Stages of visits in the order of the skb, those after it included. */
export const stagesOfVisits = (visits: readonly Visit[]): readonly StageId[] =>
  visits.flatMap(({ stages, epilogue = [] }) => [...stages, ...epilogue]);

/** Every stage between two nodes, each as often as it stands there. */
export const stagesOf = ({ egress, ingress }: Datapath): readonly StageId[] =>
  stagesOfVisits([...egress, ...ingress]);
