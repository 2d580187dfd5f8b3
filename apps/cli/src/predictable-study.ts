import type { StudyData } from '@hopwise/calibration';
import { workloadKinds } from '@hopwise/datapath';

/** Ids of the machines that a study ran on. */
export const machinesOf = ({ measurements }: StudyData): readonly string[] => [
  ...new Set(measurements.map(({ hardwareId }) => hardwareId)),
];

/** Whether something of a study can be predicted: one machine with a profile, and a complete row. */
export function isPredictable(study: StudyData, hardwareIds: readonly string[]): boolean {
  const machines = machinesOf(study);
  return (
    machines.length === 1 &&
    machines.every((machine) => hardwareIds.includes(machine)) &&
    hasPredictableRow(study)
  );
}

const hasPredictableRow = ({ measurements, systems }: StudyData): boolean =>
  measurements.some(
    ({ source, system, workload, streams, mtu }) =>
      streams !== null &&
      mtu !== null &&
      isKnownWorkload(workload) &&
      systems.some(
        (map) => map.source === source && map.system === system && map.datapath !== null,
      ),
  );

export const isKnownWorkload = (workload: string): boolean =>
  workloadKinds.some((kind) => kind === workload);
