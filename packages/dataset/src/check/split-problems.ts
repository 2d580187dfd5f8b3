import type { Measurement } from '../measurement.ts';
import { ProblemList } from '../problem-list.ts';
import { ruleOf } from '../role-of.ts';
import type { SplitRule } from '../split-rule.ts';
import { cellFinder } from './checked-file.ts';
import type { DataTables } from './data-tables.ts';

/** All that says what was run; its runs and figures are of one test. */
const testKey = (row: Measurement): string =>
  JSON.stringify([
    ...[row.source, row.hardwareId, row.system, row.workload, row.path],
    ...[row.streams, row.messageBytes, row.mtu],
  ]);

/** A test that one rule gives to the fit and another keeps from it. */
interface Leak {
  readonly fit: SplitRule;
  readonly heldOut: SplitRule;
  readonly fitRow: Measurement;
  readonly heldOutRow: Measurement;
}

/** One leak for each pair of rules. */
function leaksIn(
  rows: readonly Measurement[],
  rules: readonly SplitRule[],
  split: string,
): readonly Leak[] {
  const seen = new Map<string, readonly [SplitRule, Measurement][]>();
  const leaks = new Map<string, Leak>();
  for (const row of rows) {
    const rule = ruleOf(row, rules, split);
    if (rule === null || (rule.role !== 'fit' && rule.role !== 'held-out')) continue;
    const key = testKey(row);
    const others = seen.get(key) ?? [];
    for (const [other, otherRow] of others) {
      if (other.role === rule.role) continue;
      const isFit = rule.role === 'fit';
      const [fit, fitRow] = isFit ? [rule, row] : [other, otherRow];
      const [heldOut, heldOutRow] = isFit ? [other, otherRow] : [rule, row];
      const pair = `${fit.line} ${heldOut.line}`;
      if (!leaks.has(pair)) leaks.set(pair, { fit, heldOut, fitRow, heldOutRow });
    }
    if (!others.some(([other]) => other === rule)) seen.set(key, [...others, [rule, row]]);
  }
  return [...leaks.values()];
}

/** Rules that decide about nothing, and tests that a split both fits and holds out. */
export function splitProblems({ splits, studies }: DataTables): ProblemList {
  const problems = new ProblemList(splits.file);
  const cell = cellFinder(splits.text);
  const rules = splits.content;
  const rows = studies.flatMap(({ measurements }) => measurements.content);
  for (const split of new Set(rules.map((rule) => rule.split))) {
    const deciding = new Set(rows.map((row) => ruleOf(row, rules, split)));
    for (const rule of rules.filter((candidate) => candidate.split === split)) {
      if (deciding.has(rule)) continue;
      const expected = 'a rule that is the first to match some measurement';
      problems.add(cell(rule.line, 'split'), 'the rule decides about no measurement', expected);
    }
    for (const { fit, heldOut, fitRow, heldOutRow } of leaksIn(rows, rules, split)) {
      const load = `${fitRow.workload} on ${fitRow.system} of ${fitRow.source}`;
      const runs = `run ${fitRow.run} (line ${fitRow.line}) is fitted by line ${fit.line}`;
      problems.add(
        cell(heldOut.line, 'role'),
        `split ${split} leaks: of ${load}, ${runs}, and run ${heldOutRow.run} (line ${heldOutRow.line}) is held out`,
        'all runs of a test in one role, or the others excluded',
      );
    }
  }
  return problems;
}
