import type { Workload } from '@hopwise/datapath';
import type { NoiseFloor, NoisyFigure } from '@hopwise/dataset';

/**
 * Scatter of repeated runs of a load on a system that may be any [fraction]: of the same workload with as many streams or the most
 * below that, else of any workload.
 */
export function noiseOf(
  floors: readonly NoiseFloor[],
  { kind, processes }: Pick<Workload, 'kind' | 'processes'>,
  figure: NoisyFigure,
): number {
  const ofFigure = floors.filter((floor) => floor.figure === figure);
  const same = ofFigure
    .filter(({ workload, streams }) => workload === kind && (streams ?? 0) <= processes)
    .toSorted((a, b) => (b.streams ?? 0) - (a.streams ?? 0));
  const any = ofFigure.find(({ workload, streams }) => workload === null && streams === null);
  return (same[0] ?? any)?.cvMean ?? 0;
}
