import {
  type CostTable,
  type End,
  isStageId,
  kernelSource,
  kernelTag,
  type Prediction,
  stages,
} from '@hopwise/datapath';
import { formatDuration, formatNumber, formatShare } from '../../format.ts';
import type { PlacedGap, PlacedStage } from './placed-walk.ts';
import { costInterval } from './stage-cost.ts';
import { gapNames } from './tables.ts';

/** Everything about a stage or a gap, for the line under the picture. */
export interface Detail {
  readonly title: string;
  /** Address of the code; null where there is none. */
  readonly link: { readonly text: string; readonly url: string } | null;
  readonly lines: readonly string[];
}

/** A stage: what it does, where, what it costs and how sure that is. */
export function stageDetail(
  { stage, end, fromNs }: PlacedStage,
  prediction: Prediction,
  costs: CostTable,
): Detail {
  const { low, high, bases, sources } = costInterval(stage, costs);
  const { name, path, tag, url } = kernelSource(stages[stage.stage].kernel);
  const charged = stage.terms.map(
    ({ charge, count, nsEach }) =>
      `${formatDuration(count * nsEach)} for ${charges(charge, count)}`,
  );
  const basis = bases.length === 0 ? '' : `, ${bases.join(' and ')}`;
  const place = `${end}, ${stage.namespace} namespace, ${stage.context} context`;
  const share = coreShare(prediction, end, stage.stage, stage.direction);
  return {
    title: `${stage.stage}: ${stages[stage.stage].title}`,
    link: url === null ? null : { text: `${name}() in ${path}, Linux ${tag ?? kernelTag}`, url },
    lines: [
      `${formatDuration(stage.ns)} (${formatDuration(low)} to ${formatDuration(high)}${basis})${stage.onPath ? '' : ', after the packet has left'}, from ${formatDuration(fromNs)} on; ${place}.`,
      `${charged.join(' + ')}. Under this load it keeps ${formatShare(share)} of one core of the ${end} busy.`,
      ...(url === null ? [`Code: ${name}() of ${path}.`] : []),
      `Source of the cost: ${sources.join('; ') || 'none'}.`,
    ],
  };
}

/** `2 skbs`, `1 visit`, `1460 bytes`. */
const charges = (charge: string, count: number): string => {
  const shown = Number.isInteger(count) ? String(count) : formatNumber(count);
  return `${shown} ${charge}${count === 1 ? '' : 's'}`;
};

/** Cores that a stage of one end and direction keeps busy. */
function coreShare(
  { stages: shares }: Prediction,
  end: End,
  stage: string,
  direction: string,
): number {
  return shares
    .filter((share) => share.end === end && share.stage === stage && share.direction === direction)
    .reduce((sum, { cores }) => sum + cores, 0);
}

const gapMeanings: Readonly<Record<PlacedGap['kind'], string>> = {
  wire: 'Doorbell, serialisation, propagation and the interrupt: no CPU works on the packet.',
  wake: 'From waking a sleeping process to its first instruction: an interrupt between cores, and leaving an idle state.',
  'hand-over': 'The packet is given to another core or worker, which has to begin.',
  'same-core': 'The same core goes on.',
};

/** Time without CPU work. */
export function gapDetail({ kind, fromNs, toNs }: PlacedGap): Detail {
  return {
    title: `${gapNames[kind]}: ${formatDuration(toNs - fromNs)}`,
    link: null,
    lines: [`${gapMeanings[kind]} From ${formatDuration(fromNs)} to ${formatDuration(toNs)}.`],
  };
}

/** What a stage of a comparison is. */
export const stageTitle = (stage: string): string =>
  isStageId(stage) ? stages[stage].title : 'CPU of unknown cause while a pod opens connections';
