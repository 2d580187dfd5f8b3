import type { Facts } from '../facts/facts.ts';
import type { Plan } from '../plan/plan.ts';
import type { Finding } from './finding.ts';
import { toolChecks } from './tool-checks.ts';

/** What a preflight looks at. */
export interface PreflightSubject {
  readonly client: Facts;
  readonly server: Facts;
  readonly plan: Plan;
}

/** Everything that a preflight finds about two nodes and a plan, what stops a run first. */
export function preflight(subject: PreflightSubject): readonly Finding[] {
  const order = ['block', 'warn', 'record'];
  return [toolChecks]
    .flatMap((checks) => checks(subject))
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** Findings that stop a run: those that block and that its plan does not allow. */
export const blocking = (
  findings: readonly Finding[],
  { allow }: Pick<Plan, 'allow'>,
): readonly Finding[] =>
  findings.filter(({ id, severity }) => severity === 'block' && !allow.includes(id));
