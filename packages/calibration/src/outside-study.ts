import type { Scenario } from '@hopwise/datapath';
import type { StudyPlan } from './plan-study.ts';

/**
 * In what a scenario differs from everything that was ever compared with a measurement.
 *
 * @returns what nobody measured, each with what was; empty when predictions of such loads were compared
 */
export function outsideStudy(
  { hardware, datapath, modifiers, workload, mtu }: Scenario,
  plans: readonly StudyPlan[],
): readonly string[] {
  const onHardware = plans
    .filter((plan) => plan.hardware === hardware)
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ role }) => role !== 'not-compared')
    .map(({ scenario }) => scenario);
  if (onHardware.length === 0) return [`hardware ${hardware} (no study ran on it)`];
  const sameTest = onHardware.filter(({ workload: { kind } }) => kind === workload.kind);
  if (sameTest.length === 0) return [`this test on ${hardware}`];
  const path = [datapath, ...modifiers].join('+');
  const isCompared = sameTest.some(
    (other) => [other.datapath, ...other.modifiers].join('+') === path,
  );
  const processesMax = Math.max(...sameTest.map((other) => other.workload.processes));
  const values = (valueOf: (scenario: Scenario) => number): readonly number[] => [
    ...new Set(sameTest.map(valueOf)),
  ];
  return [
    ...(isCompared ? [] : [`${path} under this test`]),
    ...unlessAmong(
      'MTU',
      mtu,
      values((other) => other.mtu),
    ),
    ...(workload.processes > processesMax
      ? [`processes ${workload.processes} (compared: up to ${processesMax})`]
      : []),
    ...unlessAmong(
      'request bytes',
      workload.requestBytes,
      values((other) => other.workload.requestBytes),
    ),
    ...unlessAmong(
      'response bytes',
      workload.responseBytes,
      values((other) => other.workload.responseBytes),
    ),
  ];
}

const unlessAmong = (
  name: string,
  value: number,
  compared: readonly number[],
): readonly string[] =>
  compared.includes(value) ? [] : [`${name} ${value} (compared: ${compared.join(', ')})`];
