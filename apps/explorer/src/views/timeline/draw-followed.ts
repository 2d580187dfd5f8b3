import type { Timeline } from '@hopwise/simulator';
import { select } from 'd3';
import { formatDuration } from '../../format.ts';
import { element } from '../../shell/element.ts';
import type { Followed } from './follow.ts';
import type { LaneIndex } from './lane-index.ts';
import { sliceSentence, sliceStages } from './sentences.ts';

/** More entries than this are for the export. */
const listMost = 40;

/** Says everything about the slice that the reader is at. */
export function drawSliceDetail(timeline: Timeline, row: number): void {
  const box = select('#timeline-detail');
  box.selectAll('*').remove();
  box.append('h4').text(sliceSentence(timeline, row));
  box.append('p').text(`Stages: ${sliceStages(timeline, row).join(', ')}.`);
}

/** Lists what was done for what is followed, in the order of time. */
export function drawFollowed({ timeline }: LaneIndex, following: Followed | null): void {
  element('#followed').hidden = following === null;
  const rows = following?.rows ?? [];
  element('#followed-title').textContent =
    following === null
      ? ''
      : `Connection ${following.flow}${following.operation === null ? '' : `, operation ${following.operation + 1}`}: ${rows.length} slices${rows.length > listMost ? `, the first ${listMost} of them` : ''}`;
  const begin = timeline.fromNs[rows[0] ?? 0] ?? 0;
  select('#followed-list')
    .selectAll('li')
    .data(rows.slice(0, listMost))
    .join('li')
    .text((row) => {
      const { end = 'client', cpu = 0 } = timeline.lanes[timeline.lane[row] ?? 0] ?? {};
      const label = timeline.labels[timeline.label[row] ?? 0];
      const [from, to] = [timeline.fromNs[row] ?? 0, timeline.toNs[row] ?? 0];
      const after = timeline.isTail[row] === 1 ? 'after ' : '';
      return `+${formatDuration(from - begin)}, ${end} CPU ${cpu}: ${after}${label?.name ?? ''} (${label?.context ?? ''}), ${formatDuration(to - from)}`;
    });
}
