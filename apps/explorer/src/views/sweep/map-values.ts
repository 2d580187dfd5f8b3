import type { Metric } from '../../load/metrics.ts';
import type { Reply } from '../../worker/question.ts';

/** What a map is of: the figure of one datapath, or how it differs from that of another. */
export interface MapOf {
  readonly of: string;
  readonly against: string | null;
}

/** The datapaths of a map among those that are swept; what is not swept stands for nothing. */
export function mapOf(systems: readonly string[], of: string, against: string): MapOf {
  const first = systems.includes(of) ? of : (systems[0] ?? '');
  return { of: first, against: systems.includes(against) && against !== first ? against : null };
}

/** Value at each place: a figure, or its relative difference [fraction] where there are two. */
export function mapValues(
  replies: readonly (readonly Reply[])[],
  metric: Metric,
): readonly (number | null)[] {
  const [own = [], other] = replies.map((row) => row.map((reply) => valueOf(reply, metric)));
  if (other === undefined) return own;
  return own.map((value, i) => {
    const than = other[i] ?? null;
    return value === null || than === null || than === 0 ? null : value / than - 1;
  });
}

const valueOf = (reply: Reply, metric: Metric): number | null =>
  reply.kind === 'answer' ? metric.value(reply.prediction) : null;
