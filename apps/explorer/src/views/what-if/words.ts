import type { Quantiles } from '@hopwise/calibration';
import { formatShare } from '../../format.ts';
import type { Answers, Known } from '../../load/live-answers.ts';
import { bandOf, formatMetric, type Metric, type MetricUnit } from '../../load/metrics.ts';
import { bottleneckName, datapathName } from '../../names.ts';
import { limit } from '../../sentences/limit.ts';

/** The best of what is shown, and how far the last is behind; what is refused is counted. */
export function finding(
  ids: readonly string[],
  { known }: Answers,
  { metric, unit }: { readonly metric: Metric; readonly unit: MetricUnit },
): string {
  const valued = ids.flatMap((id) => {
    const value = valueOf(known.get(id), metric);
    return value === null ? [] : [{ id, value }];
  });
  const refused = ids.filter((id) => known.get(id)?.reply.kind === 'refusal').length;
  const without =
    refused === 0 ? '' : ` ${refused} of ${ids.length} cannot do this, for reasons given.`;
  const [first, ...others] = valued.toSorted((a, b) =>
    metric.better === 'high' ? b.value - a.value : a.value - b.value,
  );
  if (first === undefined) {
    return known.size === 0
      ? ''
      : refused === ids.length
        ? 'No datapath shown can do this, for the reasons given.'
        : `${metric.label} is not known of this load.${without}`;
  }
  const last = others.at(-1);
  const best = `${name(first.id)} has ${formatMetric(first.value, unit)}`;
  if (last === undefined) return `${best}.${without}`;
  const share = Math.abs(last.value / first.value - 1);
  if (share < 0.005)
    return `All ${valued.length} have ${formatMetric(first.value, unit)}.${without}`;
  const side = metric.better === 'high' ? 'less' : 'more';
  return `${best}; the last of ${valued.length}, ${name(last.id)}, ${formatShare(share)} ${side}.${without}`;
}

const name = (id: string): string => datapathName(id, []);

export function valueOf(known: Known | undefined, metric: Metric): number | null {
  return known?.reply.kind === 'answer' ? metric.value(known.reply.prediction) : null;
}

/** The line under a bar: what limits the datapath, or why it cannot do this. */
export function note(known: Known | undefined): string {
  if (known === undefined) return '';
  const { reply, stage } = known;
  if (reply.kind === 'refusal') return reply.because.join('; ');
  const how = stage === 'simulated' ? 'simulated' : 'closed form';
  return `${bottleneckName(reply.prediction.bottleneck)}, ${how}`;
}

/** All that a mark stands for. */
export function detail(
  id: string,
  known: Known | undefined,
  { metric, unit }: { readonly metric: Metric; readonly unit: MetricUnit },
): string {
  if (known === undefined) return '';
  const { reply, stage } = known;
  if (reply.kind === 'refusal') return `${name(id)} cannot do this: ${reply.because.join('; ')}.`;
  const value = metric.value(reply.prediction);
  const band = bandOf(metric, reply);
  const how = stage === 'simulated' ? 'simulated' : 'closed form';
  const amount = value === null ? 'not known' : formatMetric(value, unit);
  return (
    `${name(id)}: ${amount}, ${how}${band === null ? '' : `; ${within(band, unit)}`}. ` +
    limit(reply.prediction.bottleneck)
  );
}

const within = (band: Quantiles, unit: MetricUnit): string =>
  `nine measurements of ten are expected from ${formatMetric(band.p5, unit)} to ` +
  `${formatMetric(band.p95, unit)}, half from ${formatMetric(band.p25, unit)} to ` +
  formatMetric(band.p75, unit);

/** How far the answer is, in one line that is always there. */
export function status(ids: readonly string[], { known, running }: Answers): string {
  if (running !== null) {
    const part = Math.floor(running.fraction * 100);
    return `Simulating ${name(running.id)}, ${running.done + 1} of ${running.of}: ${part}\u00a0%`;
  }
  if (known.size === 0) return 'Asking the closed form.';
  const simulated = ids.filter((id) => known.get(id)?.stage === 'simulated').length;
  if (simulated === 0) return 'Closed form.';
  return simulated === ids.length
    ? 'Simulated by events.'
    : `Simulated by events: ${simulated} of ${ids.length}; the others in closed form.`;
}
