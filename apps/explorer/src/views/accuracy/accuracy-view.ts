import { listenToRows, markRow } from '../../charts/row-keys.ts';
import { formatDifference, formatShare } from '../../format.ts';
import { drawChoice } from '../../parts/choice.ts';
import { drawSelect } from '../../parts/select.ts';
import { tableNode } from '../../parts/table.ts';
import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { drawPairs, drawStrips } from './charts.ts';
import { type JudgedRow, type Judgement, judgementsOf } from './judged-row.ts';
import { markup } from './markup.ts';
import { coverage, type GroupScore, groupScores } from './scores.ts';
import {
  type AccuracyState,
  decodeState,
  encodeState,
  groupings,
  initialPart,
  initialState,
} from './state.ts';
import { scoresTable, targetsTable } from './tables.ts';

/** How far off predictions are: of studies, and of the evaluations that the reader gave. */
export const accuracyView: View<AccuracyState> = {
  id: 'accuracy',
  title: 'Accuracy',
  ...{ initial: initialState, initialPart },
  encode: encodeState,
  decode: decodeState,
  mount: mountAccuracy,
};

const figureNames: Readonly<Record<string, string>> = {
  rate: 'rate',
  'cpu-client': 'CPU, client',
  'cpu-server': 'CPU, server',
};

function mountAccuracy(
  place: HTMLElement,
  { model, change }: ViewContext<AccuracyState>,
): MountedView<AccuracyState> {
  place.innerHTML = markup;
  const judgements = judgementsOf(model);
  let rows: readonly JudgedRow[] = [];
  let scores: readonly GroupScore[] = [];
  let judged: Judgement | undefined;

  const byDatapath = (): readonly GroupScore[] => groupScores(rows, ({ name }) => name);
  const visitStrip = (id: string | undefined): void => {
    const score = byDatapath().find(({ name }) => name === id) ?? byDatapath()[0];
    markRow(element('#strips'), score?.name);
    element('#strips-detail').textContent = score === undefined ? '' : stripDetail(score);
  };
  const visitPair = (id: string | undefined): void => {
    const row = rows.find((each) => each.id === id) ?? rows[0];
    markRow(element('#pairs'), row?.id);
    element('#pairs-detail').textContent = row === undefined ? '' : pairDetail(row);
  };
  const draw = (): void => {
    drawStrips(rows);
    drawPairs(rows);
    visitStrip(undefined);
    visitPair(undefined);
  };
  listenToRows(element<SVGSVGElement>('#strips'), { visit: visitStrip, open: visitStrip });
  listenToRows(element<SVGSVGElement>('#pairs'), { visit: visitPair, open: visitPair });
  const stop = whenWidthChanges(element('.charts'), draw);
  return {
    update: (state) => {
      judged = judgements.find(({ id }) => id === state.of) ?? judgements[0];
      const all = judged?.rows ?? [];
      const figures = [...new Set(all.map(({ figure }) => figure))];
      const figure = figures.find((each) => each === state.figure) ?? figures[0] ?? '';
      rows = all.filter((row) => row.figure === figure);
      scores = groupScores(rows, (row) => (state.by === 'test' ? row.test : row.name));
      drawControls({ judgements, judged, figures, figure, by: state.by }, change);
      element('#accuracy-sentence').textContent = sentence(judged, rows);
      element('#scores').replaceChildren(tableNode(scoresTable(judged?.title ?? '', scores)));
      const targets = judged?.targets ?? [];
      element('#targets-section').hidden = targets.length === 0;
      if (judged !== undefined && targets.length > 0) {
        element('#targets').replaceChildren(tableNode(targetsTable(judged)));
      }
      draw();
    },
    destroy: stop,
    exports: () => ({
      svg: element<SVGSVGElement>('#strips'),
      table: scoresTable(judged?.title ?? '', scores),
    }),
  };
}

interface Shown {
  readonly judgements: readonly Judgement[];
  readonly judged: Judgement | undefined;
  readonly figures: readonly string[];
  readonly figure: string;
  readonly by: AccuracyState['by'];
}

function drawControls(
  { judgements, judged, figures, figure, by }: Shown,
  change: ViewContext<AccuracyState>['change'],
): void {
  drawSelect(
    element<HTMLSelectElement>('#accuracy-of'),
    judgements.map(({ id, title }) => ({ value: id, label: title })),
    judged?.id ?? '',
    (value) => change({ of: value === judgements[0]?.id ? '' : value }, 'push'),
  );
  drawChoice(
    element('#accuracy-figure'),
    figures.map((value) => ({ value, label: figureNames[value] ?? value })),
    figure,
    (value) => change({ figure: value === figures[0] ? '' : value }, 'push'),
  );
  drawChoice(
    element('#accuracy-by'),
    groupings.map((value) => ({ value, label: value })),
    by,
    (value) => change({ by: groupings.find((each) => each === value) ?? by }, 'push'),
  );
}

/** The finding: held-out rows alone measure accuracy. */
function sentence(judged: Judgement | undefined, rows: readonly JudgedRow[]): string {
  const heldOut = rows.filter(({ role }) => role === 'held-out');
  const [score] = groupScores(heldOut, () => 'all');
  if (judged === undefined) return 'There is no study and no evaluation.';
  if (score === undefined) {
    return `${judged.title}: none of these ${rows.length} figures is held out, so that nothing here measures accuracy.`;
  }
  const inside = coverage(heldOut, 'interval90');
  const covered =
    inside === null ? '' : ` ${formatShare(inside)} of them lie within their 90\u00a0% intervals.`;
  return (
    `${judged.title}: ${score.rowCount} held-out predictions miss by ${formatShare(score.mdape)} in the ` +
    `median; the worst is ${formatDifference(score.worst.error)} (${score.worst.name}, ${score.worst.test}).${covered}`
  );
}

const stripDetail = ({ name, rowCount, mdape, bias, worst }: GroupScore): string =>
  `${name}: ${rowCount} figures, median error ${formatShare(mdape)}, mean signed ` +
  `${formatDifference(bias)}; worst ${formatDifference(worst.error)} in ${worst.test}.`;

const pairDetail = ({ name, test, error, role }: JudgedRow): string =>
  `${name}, ${test}: ${formatDifference(error)}, ${role}.`;
