import { planStudy, type StudyData, type StudyPlan } from '@hopwise/calibration';
import type { DataFolder } from './files.ts';
import { unknownId } from './known-id.ts';
import { isKnownWorkload, isPredictable, machinesOf } from './predictable-study.ts';
import { UserError } from './user-error.ts';

/** A study and the scenarios of it that can be predicted. */
interface PlannedStudy {
  readonly study: StudyData;
  readonly plan: StudyPlan;
}

/** @throws {UserError} when there is no such study, or with all that it lacks before it can be predicted */
export function plannedStudy(id: string, data: DataFolder, seed?: number): PlannedStudy {
  if (!data.publishedIds.includes(id)) {
    throw new UserError([unknownId('study', id, data.studyIds())]);
  }
  const study = data.study(id);
  if (isPredictable(study, data.hardwareIds)) return { study, plan: planStudy(study, seed) };
  const machines = machinesOf(study);
  const withoutProfile = machines.filter((machine) => !data.hardwareIds.includes(machine));
  const lacks = [
    ...machineLacks(machines, withoutProfile),
    ...systemLacks(study),
    ...workloadLacks(study),
  ];
  throw new UserError([`study "${id}" cannot be predicted: ${lacks.join('; ')}`]);
}

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
  const unknown = [...names].filter((workload) => !isKnownWorkload(workload));
  return [
    ...(unknown.length > 0 ? [`no simulation of ${unknown.join(', ')}`] : []),
    ...(measurements.every(({ mtu }) => mtu === null) ? ['no MTU stated'] : []),
  ];
}
