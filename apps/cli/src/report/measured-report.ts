import {
  type CostOrigin,
  figureNames,
  type ResidualFinding,
  type Suspect,
} from '@hopwise/calibration';
import { median } from '@hopwise/stats';
import type { ReportRow } from '../validate/report-rows.ts';
import type { Block } from './blocks.ts';
import { formatCount } from './format.ts';

/** A run beside its predictions. */
export interface MeasuredReport {
  readonly run: {
    readonly name: string;
    readonly begun: string;
    readonly isFinished: boolean;
    readonly doubts: readonly string[];
  };
  readonly hardware: string;
  readonly solver: 'events' | 'analytic';
  /** Error that passes whatever the measured interval [fraction]. */
  readonly limit: number;
  readonly costs: CostOrigin;
  readonly rows: readonly ReportRow[];
  readonly suspects: ResidualFinding;
  readonly notPredicted: readonly { readonly subject: string; readonly reason: string }[];
  readonly notes: readonly string[];
}

/** For a terminal or as Markdown. */
export function measuredReport(report: MeasuredReport, costs: string): readonly Block[] {
  const { run, hardware, solver, rows, limit } = report;
  const how = solver === 'events' ? 'simulated' : 'in closed form';
  return [
    { kind: 'heading', level: 1, text: `Run ${run.name}` },
    {
      kind: 'text',
      text: `Measured from ${run.begun}; predicted ${how} on ${hardware}. ${costs}`,
    },
    ...(rows.length === 0
      ? [{ kind: 'text', text: 'Nothing of it could be predicted.' } as const]
      : [tableOf(rows), { kind: 'text', text: summary(rows, limit) } as const]),
    ...suspectBlocks(report.suspects),
    ...listOf(
      'Not predicted',
      report.notPredicted.map(({ subject, reason }) => `${subject}: ${reason}`),
    ),
    ...listOf('To know', [...report.notes, ...run.doubts]),
  ];
}

function tableOf(rows: readonly ReportRow[]): Block {
  return {
    kind: 'table',
    columns: [
      ...['Datapath', 'test', 'figure', 'measured>', '90 % of the median>', 'predicted>'],
      ...['90 % expected>', 'error>', 'verdict'],
    ],
    rows: rows.map(({ datapath, test, figure, unit, measured, predicted, error, verdict }) => [
      datapath,
      test,
      figureNames[figure].title,
      `${number(measured.median)} ${unit}`,
      range(measured.interval),
      number(predicted.value),
      range(predicted.interval90),
      `${error > 0 ? '+' : ''}${(100 * error).toFixed(1)} %`,
      verdict,
    ]),
  };
}

/** With three digits, and k, M or G in place of noughts. */
function number(value: number): string {
  const steps = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const;
  const [step, letter] = steps.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${Number((value / step).toPrecision(3))}${letter}`;
}

const range = (interval: { readonly low: number; readonly high: number } | null): string =>
  interval === null ? '-' : `${number(interval.low)} to ${number(interval.high)}`;

function summary(rows: readonly ReportRow[], limit: number): string {
  const inside = rows.filter(({ verdict }) => verdict === 'inside').length;
  const passing = rows.filter(({ passes }) => passes).length;
  const errors = [...new Set(rows.map(({ figure }) => figure))].map((figure) => {
    const own = rows.filter((row) => row.figure === figure);
    const mdape = median(own.map(({ error }) => Math.abs(error)));
    return `${figureNames[figure].title} ${(100 * mdape).toFixed(1)} % (${own.length})`;
  });
  const limitText = `${Number((100 * limit).toFixed(2))} %`;
  return `Inside: ${inside} of ${rows.length} measured medians lie where nine of ten are expected. Gate: ${passing} of ${rows.length} predictions lie within the measured interval or within ${limitText} of the median. Median absolute error: ${errors.join(', ')}.`;
}

function suspectBlocks(finding: ResidualFinding): readonly Block[] {
  const heading: Block = {
    kind: 'heading',
    level: 2,
    text: 'What the residuals of the rates point to',
  };
  const sentences = {
    'one-stage': 'One stage explains most of them:',
    'cannot-tell-apart':
      'Several stages explain them about as well, and these tests cannot tell them apart:',
    'no-single-stage':
      'No single stage explains half of them: more than one cost is off, or something that the model lacks. Those that explain most:',
    'all-alike':
      'To no stage: all are off by about as much, as by a machine that is not as its profile says, or that had other work.',
    'nothing-to-explain': 'They are no larger than the scatter of what was measured, or too few.',
  } as const;
  const by = finding.kind === 'all-alike' ? ` Time per operation: ${percent(finding.change)}.` : '';
  const text: Block = { kind: 'text', text: `${sentences[finding.kind]}${by}` };
  if (finding.suspects.length === 0) return [heading, text];
  return [heading, text, { kind: 'list', items: finding.suspects.map(suspectText) }];
}

function suspectText({ stages, change, explained }: Suspect): string {
  const by = percent(change);
  const share = `${(100 * explained).toFixed(0)} % of the squared residuals`;
  const shown = stages.slice(0, 6).join(', ');
  const more = stages.length > 6 ? ` and ${formatCount(stages.length - 6, 'other')}` : '';
  const together = stages.length > 1 ? ' (met together in all of these tests)' : '';
  return `${shown}${more}${together}: a cost changed by ${by} takes away ${share}`;
}

const percent = (fraction: number): string =>
  `${fraction > 0 ? '+' : ''}${(100 * fraction).toFixed(0)} %`;

const listOf = (text: string, items: readonly string[]): readonly Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text },
        { kind: 'list', items },
      ];
