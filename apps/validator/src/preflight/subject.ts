import type { Facts } from '../facts/facts.ts';
import type { Plan } from '../plan/plan.ts';
import type { Finding } from './finding.ts';

/** What a preflight looks at. */
export interface PreflightSubject {
  readonly client: Facts;
  readonly server: Facts;
  readonly plan: Pick<Plan, 'cases' | 'sampling' | 'client' | 'server'>;
}

/** One group of checks: from facts to findings, and nothing else. */
export type Checks = (subject: PreflightSubject) => readonly Finding[];

/** What a check of one node says, if anything. */
type Said = Omit<Finding, 'node'> | null;

/** The same checks for each node. */
export const ofEach =
  (
    check: (facts: Facts, subject: PreflightSubject, end: 'client' | 'server') => readonly Said[],
  ): Checks =>
  (subject) =>
    (['client', 'server'] as const).flatMap((end) => {
      const facts = subject[end];
      return check(facts, subject, end).flatMap((said) =>
        said === null ? [] : [{ ...said, node: facts.node }],
      );
    });

export const block = (id: Finding['id'], found: string, remedy: string): Omit<Finding, 'node'> => ({
  ...{ id, severity: 'block', found, remedy },
});

export const warn = (id: Finding['id'], found: string, remedy: string): Omit<Finding, 'node'> => ({
  ...{ id, severity: 'warn', found, remedy },
});

export const record = (id: Finding['id'], found: string): Omit<Finding, 'node'> => ({
  ...{ id, severity: 'record', found, remedy: null },
});

/** A finding about both nodes together. */
export const ofBoth = (said: Omit<Finding, 'node'>): Finding => ({ ...said, node: null });
