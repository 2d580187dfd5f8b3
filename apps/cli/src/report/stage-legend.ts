import { isStageId, type StageShare, stages } from '@hopwise/datapath';
import { wrap } from './wrap.ts';

/** What a stage does, or what a cost is that no stage explains. */
const titleOf = (stage: StageShare['stage']): string =>
  isStageId(stage)
    ? stages[stage].title
    : 'no stage: CPU of unknown cause while a pod opens connections (docs/model/netns-nuisance.md)';

/** Each stage once, with what it does: `vethXmit   Through a veth pair`. */
export function stageLegend(shown: readonly StageShare['stage'][]): string {
  const unique = [...new Set(shown)].toSorted();
  const nameWidth = Math.max(...unique.map((stage) => stage.length)) + 2;
  const line = (stage: StageShare['stage']): string =>
    `${stage.padEnd(nameWidth)}${wrap(titleOf(stage), nameWidth)}`;
  return ['What the stages do', ...unique.map(line)].join('\n');
}
