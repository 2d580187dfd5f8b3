import { planStudy, type StudyData, type StudyPlan } from '@hopwise/calibration';
import { workloadKinds } from '@hopwise/datapath';
import type { DataFolder } from './files.ts';
import { unknownId } from './known-id.ts';
import { UserError } from './user-error.ts';

/** A study and the scenarios of it that can be predicted. */
interface PlannedStudy {
  readonly study: StudyData;
  readonly plan: StudyPlan;
}

/** @throws {UserError} when there is no such study, or with all that it lacks before it can be predicted */
export function plannedStudy(id: string, data: DataFolder, seed?: number): PlannedStudy {
  if (!data.publishedIds.includes(id)) {
    throw new UserError([unknownId('study', id, data.studyIds)]);
  }
  const study = data.study(id);
  const machines = [...new Set(study.measurements.map(({ hardwareId }) => hardwareId))];
  const withoutProfile = machines.filter((machine) => !data.hardwareIds.includes(machine));
  const isPredictable =
    machines.length === 1 && withoutProfile.length === 0 && hasPredictableRow(study);
  if (isPredictable) return { study, plan: planStudy(study, seed) };
  const lacks = [
    ...machineLacks(machines, withoutProfile),
    ...systemLacks(study),
    ...workloadLacks(study),
  ];
  throw new UserError([`study "${id}" cannot be predicted: ${lacks.join('; ')}`]);
}

const isKnown = (workload: string): boolean => workloadKinds.some((kind) => kind === workload);

const hasPredictableRow = ({ measurements, systems }: StudyData): boolean =>
  measurements.some(
    ({ source, system, workload, streams, mtu }) =>
      streams !== null &&
      mtu !== null &&
      isKnown(workload) &&
      systems.some(
        (map) => map.source === source && map.system === system && map.datapath !== null,
      ),
  );

function machineLacks(
  machines: readonly string[],
  withoutProfile: readonly string[],
): readonly string[] {
  if (withoutProfile.includes('not-stated')) return ['the source does not state its machine'];
  if (withoutProfile.length > 0) {
    return [`no hardware profile ${withoutProfile.map((id) => `hardware/${id}.yaml`).join(', ')}`];
  }
  return machines.length > 1 ? [`it ran on several machines: ${machines.join(', ')}`] : [];
}

function systemLacks({ id, systems }: StudyData): readonly string[] {
  const own = systems.filter(({ source }) => source === id);
  const without = own.filter(({ datapath }) => datapath === null).map(({ system }) => system);
  if (without.length === 0) return [];
  const count = own.length === 1 ? 'its one system' : `${without.length} of ${own.length} systems`;
  return [`no datapath in systems.csv for ${count}: ${without.join(', ')}`];
}

function workloadLacks({ measurements }: StudyData): readonly string[] {
  const names = new Set(measurements.map(({ workload }) => workload));
  const unknown = [...names].filter((workload) => !isKnown(workload));
  return [
    ...(unknown.length > 0 ? [`no simulation of ${unknown.join(', ')}`] : []),
    ...(measurements.every(({ mtu }) => mtu === null) ? ['no MTU stated'] : []),
  ];
}
