import type { Part } from '../assemble.ts';
import type { WorkLabel } from './job-facts.ts';

/** The label of work that parts are: what they may pay for, in their order. */
export const workLabel = (
  name: string,
  context: WorkLabel['context'],
  parts: readonly Part[],
): WorkLabel => ({
  name,
  context,
  stages: parts.flatMap((part) => part.stages.map(({ stage }) => stage)),
});
