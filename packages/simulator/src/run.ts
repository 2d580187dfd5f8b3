import type { Part } from './assemble.ts';
import { type Coefficients, charges, type Units } from './units.ts';

/** A part and what it handles in one run. */
export interface Item {
  readonly part: Part;
  readonly units: Units;
}

/** What one context does on one core without giving it up. */
export interface Run {
  readonly context: 'softirq' | 'process';
  readonly items: readonly Item[];
  readonly time: RunTime;
}

/**
 * Time of a run at the cost table's clock [ns]. The visit terms are paid when the context is entered,
 * the idle term when the core was idle.
 */
interface RunTime {
  readonly onPath: number;
  readonly onPathVisit: number;
  readonly tail: number;
  readonly tailVisit: number;
  readonly tailIdle: number;
}

/** A run of these items, with its time. */
export function makeRun(context: Run['context'], items: readonly Item[]): Run {
  let onPath = 0;
  let onPathVisit = 0;
  let tail = 0;
  let tailVisit = 0;
  let tailIdle = 0;
  for (const { part, units } of items) {
    onPath += steady(part.onPath, units);
    onPathVisit += part.onPath.visit * (units.visit ?? 0);
    tail += steady(part.tail, units);
    tailVisit += part.tail.visit * (units.visit ?? 0);
    tailIdle += part.tail.idle * (units.idle ?? 0);
  }
  return { context, items, time: { onPath, onPathVisit, tail, tailVisit, tailIdle } };
}

/** What is paid whatever the core did before. */
function steady(cost: Coefficients, units: Units): number {
  let sum = 0;
  for (const charge of steadyCharges) sum += cost[charge] * (units[charge] ?? 0);
  return sum;
}

const steadyCharges = charges.filter((charge) => charge !== 'visit' && charge !== 'idle');
