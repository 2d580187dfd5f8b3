import type { Plan } from '../plan/plan.ts';
import { connectionChecks } from './checks/connection-checks.ts';
import { cpuChecks } from './checks/cpu-checks.ts';
import { interruptChecks } from './checks/interrupt-checks.ts';
import { kernelChecks } from './checks/kernel-checks.ts';
import { linkChecks } from './checks/link-checks.ts';
import { loadChecks } from './checks/load-checks.ts';
import { offloadChecks } from './checks/offload-checks.ts';
import { placementChecks } from './checks/placement-checks.ts';
import { toolChecks } from './checks/tool-checks.ts';
import type { Finding } from './finding.ts';
import type { Checks, PreflightSubject } from './subject.ts';

/** All groups of checks. */
const groups: readonly Checks[] = [
  toolChecks,
  placementChecks,
  loadChecks,
  linkChecks,
  offloadChecks,
  cpuChecks,
  interruptChecks,
  kernelChecks,
  connectionChecks,
];

const order = ['block', 'warn', 'record'] as const satisfies readonly Finding['severity'][];

/** Everything that facts say about two nodes and a plan, what stops a run first. */
export const preflight = (subject: PreflightSubject): readonly Finding[] =>
  groups
    .flatMap((checks) => checks(subject))
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));

/** Findings that stop a run: those that block and that its plan does not allow. */
export const blocking = (
  findings: readonly Finding[],
  { allow }: Pick<Plan, 'allow'>,
): readonly Finding[] =>
  findings.filter(({ id, severity }) => severity === 'block' && !allow.includes(id));
