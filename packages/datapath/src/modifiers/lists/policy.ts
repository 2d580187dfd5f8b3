import type { Modifier } from '../../modifier.ts';

/** What enforces network policy, and what observes it. */
export const policyModifiers: readonly Modifier[] = [];
