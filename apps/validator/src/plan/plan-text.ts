import type { PlanDescription } from './describe-plan.ts';

/** A time as a person says it. */
export function timeText(seconds: number): string {
  const minutes = seconds / 60;
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return minutes < 90 ? `${Math.ceil(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

/** A plan for a terminal: what is measured, how long that takes, and what is changed meanwhile. */
export function planText(plan: PlanDescription): string {
  const { least, most } = plan.seconds;
  const { samples } = plan;
  const count = plan.datapaths.length * plan.cases.length;
  const lines = [
    `Plan ${plan.name}: ${plan.client} asks, ${plan.server} answers`,
    `${plan.datapaths.length} datapaths x ${plan.cases.length} tests = ${count} cases, ` +
      `${samples.least} to ${samples.most} samples, ${timeText(least)} to ${timeText(most)}`,
    '',
    'Tests',
    ...plan.cases.map(
      ({ id, tool, sampleSeconds }) => `  ${id} (${tool}, ${timeText(sampleSeconds)} each)`,
    ),
    '',
    `Order of the first round (every round is shuffled anew, seed ${plan.seed})`,
    ...(plan.baseline === null
      ? []
      : [
          `  first and last: ${plan.baseline.samples} x ${plan.baseline.test} of ${plan.baseline.datapath}`,
        ]),
    ...plan.firstRound.map(({ datapath, tests }) => `  ${datapath}: ${tests.join(', ')}`),
    '',
    'On the nodes, made for each visit and removed after it',
    ...plan.datapaths.flatMap(({ id, changes }) =>
      (['client', 'server'] as const).map(
        (end) => `  ${id}, ${plan[end]}: ${changes[end].join('; ') || 'nothing'}`,
      ),
    ),
    ...plan.always.map((line) => `  ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}
