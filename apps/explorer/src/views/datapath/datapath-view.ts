import { listenToRows } from '../../charts/row-keys.ts';
import { formatDuration } from '../../format.ts';
import { datapathName } from '../../names.ts';
import { listenForReturn, openTableRow } from '../../parts/table-row.ts';
import { drawTableAlternative } from '../../parts/table.ts';
import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext, ViewExports } from '../view.ts';
import { drawPathControls, machineOf } from './controls.ts';
import { drawPairsSection, visitPair } from './draw-pairs-section.ts';
import { drawDetail } from './draw-detail.ts';
import { drawWhy, visitStep } from './draw-why.ts';
import { markup } from './markup.ts';
import { stepFrom, stopAt } from './packet.ts';
import { drawPathPicture, type PathPicture } from './path-picture.ts';
import { createPlayer, prefersStillness } from './player.ts';
import { questionsOf } from './questions.ts';
import { differenceSentence, pathSentence } from './sentences.ts';
import { type Shown, shownOf } from './shown.ts';
import { namedPath } from './shown-path.ts';
import { gapDetail, stageDetail } from './stage-detail.ts';
import {
  type DatapathState,
  decodeState,
  encodeState,
  initialPart,
  initialState,
} from './state.ts';
import { pathTable, stepsTable } from './tables.ts';

/** Where a packet goes, what each step costs, and why one path costs more than another. */
export const datapathView: View<DatapathState> = {
  id: 'datapath',
  title: 'Datapath',
  ...{ initial: initialState, initialPart },
  encode: encodeState,
  decode: decodeState,
  mount: mountDatapath,
};

function mountDatapath(
  place: HTMLElement,
  { model, predictor, change }: ViewContext<DatapathState>,
): MountedView<DatapathState> {
  place.innerHTML = markup;
  let state = initialState;
  let shown: Shown | null = null;
  let asked = '';
  let pictures: readonly PathPicture[] = [];
  let isGone = false;

  const player = createPlayer({
    endNs: () => Math.max(0, ...pictures.map(({ answer }) => answer.walk.endNs)),
    slowDown: () => state.slowDown,
    draw: () => drawNow(),
    onRest: () => change({ atNs: Math.round(player.nowNs()) }),
  });
  const visit = (side: number, id: string): void => {
    const picture = pictures[side];
    if (picture === undefined || shown === null) return;
    picture.mark(id);
    const gap = picture.layout.gaps.find((line) => line.gap.id === id)?.gap;
    const block = picture.layout.blocks.find(({ placed }) => placed.id === id);
    if (gap !== undefined) drawDetail(gapDetail(gap));
    else if (block !== undefined) {
      drawDetail(stageDetail(block.placed, picture.answer.prediction, shown.costs));
    }
  };
  const drawNow = (): void => {
    const now = player.nowNs();
    for (const picture of pictures) picture.movePacket(now);
    const stop = stopAt(pictures[0]?.stops ?? [], now);
    const at = stop?.at;
    const where =
      at === undefined
        ? ''
        : at.kind === 'stage'
          ? at.placed.stage.stage
          : gapDetail(at.gap).title.split(':')[0];
    const pieces = stop !== undefined && stop.pieces > 1 ? `, ${stop.pieces} pieces` : '';
    element('#walk-now').textContent = `${formatDuration(now)}: ${where}${pieces}`;
    element('#walk-play').textContent = player.isGoing() ? 'Pause' : 'Walk';
  };
  const step = (by: 1 | -1): void => {
    const stops = pictures[0]?.stops ?? [];
    player.moveTo(stepFrom(stops, player.nowNs(), by));
    const at = stopAt(stops, player.nowNs())?.at;
    if (at !== undefined) visit(0, at.kind === 'stage' ? at.placed.id : at.gap.id);
    change({ atNs: Math.round(player.nowNs()) });
  };
  const draw = (): void => {
    if (shown === null) return;
    const { a, b, difference } = shown;
    for (const id of ['#steps', '#pairs', '#path-name-b', '#frame-b'])
      element(id).hidden = b === null;
    const longest = Math.max(a.walk.endNs, b?.walk.endNs ?? 0);
    pictures = [
      drawPathPicture('a', a, b, longest),
      ...(b === null ? [] : [drawPathPicture('b', b, a, longest)]),
    ];
    if (difference !== null) {
      drawWhy(difference, state, change);
      drawPairsSection(difference);
    }
    const first = pictures[0]?.stops[0]?.at;
    if (first?.kind === 'stage') {
      for (const [side] of pictures.entries()) visit(side, first.placed.id);
      visit(0, first.placed.id);
    }
    drawNow();
  };
  const drawWords = ({ a, difference, costs }: Shown): void => {
    element('#path-finding').textContent =
      difference === null
        ? pathSentence(a.prediction, a.walk)
        : differenceSentence(difference.comparison, difference.time);
    element('#path-caption').textContent = captionOf(a.walk.subject);
    drawTableAlternative(element('#path-table'), pathTable(a, costs));
  };
  const showRefusal = (because: readonly string[]): void => {
    element('#path-refusal').hidden = because.length === 0;
    element('#path-refusal').textContent =
      because.length === 0 ? '' : `Not predicted: ${because.join('; ')}.`;
    element('#path-shown').classList.toggle('stale', because.length > 0);
  };
  const ask = async (): Promise<void> => {
    const machine = machineOf(model, state.hardware);
    if (machine === undefined) return;
    const answers = await predictor.paths(questionsOf(state, machine.hardware.id), 'datapath');
    if (isGone || 'kind' in answers) return;
    const next = shownOf(answers, state, machine.costs);
    showRefusal('a' in next ? [] : next);
    if (!('a' in next)) return;
    shown = next;
    drawWords(next);
    draw();
    player.moveTo(state.atNs);
  };

  for (const [index, side] of (['a', 'b'] as const).entries()) {
    const chart = element<SVGSVGElement>(`#path-chart-${side}`);
    listenToRows(chart, {
      visit: (id) => visit(index, id),
      open: (id) => openTableRow('#path-table', id),
    });
  }
  listenForReturn('#path-table', '#path-chart-a');
  listenToRows(element<SVGSVGElement>('#waterfall'), {
    visit: (id) => shown?.difference && visitStep(shown.difference, id),
    open: (id) => openTableRow('#steps-table', id),
  });
  listenForReturn('#steps-table', '#waterfall');
  listenToRows(element<SVGSVGElement>('#pairs-chart'), {
    visit: (id) => shown?.difference && visitPair(shown.difference, id),
    open: (id) => openTableRow('#pairs-table', id),
  });
  listenForReturn('#pairs-table', '#pairs-chart');
  element('#walk-play').hidden = prefersStillness();
  element('#walk-play').onclick = () => player.toggle();
  element('#walk-back').onclick = () => step(-1);
  element('#walk-on').onclick = () => step(1);
  const stopWatching = whenWidthChanges(element('#path-shown'), draw);

  return {
    update: (next) => {
      state = next;
      drawPathControls(model, state, change);
      element('#path-title').textContent = titleOf(state);
      const key = JSON.stringify({ ...state, atNs: 0, slowDown: 0 });
      if (key !== asked) {
        asked = key;
        void ask();
      } else if (!player.isGoing()) player.moveTo(state.atNs);
    },
    destroy: () => {
      isGone = true;
      player.stop();
      stopWatching();
    },
    exports: () => exportsOf(shown),
  };
}

const titleOf = ({ a, b }: DatapathState): string =>
  [a, b]
    .filter((name) => name !== '')
    .map(namedPath)
    .map(({ datapath, modifiers }) => datapathName(datapath, modifiers))
    .join(' and ');

/** What is drawn, and what time passes in it. */
const captionOf = (subject: Shown['a']['walk']['subject']): string =>
  subject === 'operation'
    ? 'One operation that has both machines to itself, by events. Time goes along, from the client\u2019s process to the wire and up again to the server\u2019s; a filled block is work on the packet\u2019s way, an outline is paid after it has left, a dashed line is time without CPU. The numbers are in us.'
    : `One ${subject} of a stream at its operating point, and what answers it: visits and wake-ups that several share are shares here. A filled block is work on the packet\u2019s way, an outline is paid after it has left, a dashed line is time without CPU. The numbers are in us.`;

/** The chart that answers the question: why, where two are compared, and the path otherwise. */
function exportsOf(shown: Shown | null): ViewExports {
  if (shown === null) return { svg: null, table: { caption: '', columns: [], rows: [] } };
  const { a, difference, costs } = shown;
  return difference === null
    ? { svg: element<SVGSVGElement>('#path-chart-a'), table: pathTable(a, costs) }
    : {
        svg: element<SVGSVGElement>('#waterfall'),
        table: stepsTable(difference.comparison, difference.steps),
      };
}
