import type { StudyRow } from '@hopwise/calibration';
import { formatDuration } from '../format.ts';
import { datapathName } from '../names.ts';

/** All that a mark of the latency chart stands for. */
export function latencyDetail(row: StudyRow): string {
  const { latency } = row.prediction;
  if (latency === null) return '';
  const { meanNs, p50Ns, p90Ns, p99Ns, p999Ns, p9999Ns, maxNs, count } = latency;
  return (
    `${datapathName(row.datapath, row.modifiers)}: half of the operations are predicted to take at ` +
    `most ${formatDuration(p50Ns)}, 90\u00a0% ${formatDuration(p90Ns)}, 99\u00a0% ` +
    `${formatDuration(p99Ns)}, 99.9\u00a0% ${formatDuration(p999Ns)}, 99.99\u00a0% ` +
    `${formatDuration(p9999Ns)}; mean ${formatDuration(meanNs)}, longest of ${count} ` +
    `${formatDuration(maxNs)}.`
  );
}
