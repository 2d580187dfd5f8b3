import { clusterOf, type Scenario, type WorkloadKind } from '@hopwise/datapath';
import type { StudyPlan } from './plan-study.ts';

/**
 * In what a scenario differs from everything that was ever compared with a measurement.
 *
 * @returns what nobody measured, each with what was; empty when predictions of such loads were compared
 */
export function outsideStudy(scenario: Scenario, plans: readonly StudyPlan[]): readonly string[] {
  const { hardware, datapath, modifiers, workload, mtu } = scenario;
  const onHardware = plans
    .filter((plan) => plan.hardware === hardware)
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ role }) => role !== 'not-compared')
    .map((planned) => planned.scenario);
  if (onHardware.length === 0) return [`hardware ${hardware} (no study ran on it)`];
  const sameTest = onHardware.filter(({ workload: { kind } }) => kind === workload.kind);
  if (sameTest.length === 0) return [`this test on ${hardware}`];
  const path = [datapath, ...modifiers].join('+');
  const isCompared = sameTest.some(
    (other) => [other.datapath, ...other.modifiers].join('+') === path,
  );
  const processesMax = Math.max(...sameTest.map((other) => other.workload.processes));
  const values = <Value>(valueOf: (other: Scenario) => Value): readonly Value[] => [
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
    ...loadOptions.flatMap(([name, valueOf]) =>
      unlessAmong(name, valueOf(scenario), values(valueOf)),
    ),
  ];
}

/** A study that compares this test with a measurement; null where none does. */
export const studyWith = (kind: WorkloadKind, plans: readonly StudyPlan[]): string | null =>
  plans.find(({ scenarios }) =>
    scenarios.some(
      ({ role, scenario }) => role !== 'not-compared' && scenario.workload.kind === kind,
    ),
  )?.study ?? null;

/** How a load is offered and where its ends stand; a word where nothing is said. */
const loadOptions: readonly (readonly [
  name: string,
  valueOf: (scenario: Scenario) => number | string,
])[] = [
  ['rate per second', ({ workload }) => workload.ratePerS ?? 'as answered'],
  ['burst', ({ workload }) => workload.burst ?? 1],
  ['server workers', ({ workload }) => workload.serverWorkers ?? 'one each'],
  ['placement', (scenario) => clusterOf(scenario).placement],
  ['target', (scenario) => clusterOf(scenario).target],
  ['Services', (scenario) => clusterOf(scenario).services],
  ['policy rules', (scenario) => clusterOf(scenario).policyRules],
  ['IP version', (scenario) => clusterOf(scenario).ip],
];

const unlessAmong = <Value extends number | string>(
  name: string,
  value: Value,
  compared: readonly Value[],
): readonly string[] =>
  compared.includes(value) ? [] : [`${name} ${value} (compared: ${compared.join(', ')})`];
