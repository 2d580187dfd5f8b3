import { markdownTable } from './markdown-table.ts';

/** What `hopwise evaluate --json` says, as far as this page reads it. */
export interface Evaluated {
  readonly evaluations: readonly {
    readonly id: string;
    readonly title: string;
    readonly targets: readonly EvaluatedTarget[];
  }[];
  readonly coverage90: number | null;
}

interface EvaluatedTarget {
  readonly rows: string;
  readonly rowCount: number;
  readonly mdape: number | null;
  readonly mdapeTarget: number | null;
  readonly p90: number | null;
  readonly p90Target: number | null;
  readonly kendallTau: number | null;
  readonly kendallTauTarget: number | null;
  /** Null where nothing was measured. */
  readonly isMet: boolean | null;
}

/** Every target of every evaluation, met or not, and how many values lie within their intervals. */
export function evaluationsBlock({ evaluations, coverage90 }: Evaluated): string {
  const targets = evaluations.flatMap(({ id, title, targets: each }) =>
    each.map((target) => [
      `${id}. ${title}`,
      target.rows,
      String(target.rowCount),
      beside(target.mdape, target.mdapeTarget, percent),
      beside(target.p90, target.p90Target, percent),
      beside(target.kendallTau, target.kendallTauTarget, (tau) => tau.toFixed(2)),
      target.isMet === true ? 'yes' : '**no**',
    ]),
  );
  const table = markdownTable(
    ['evaluation', 'figures', 'n:', 'MdAPE (target):', 'P90 (target):', 'tau (target):', 'met'],
    targets,
  );
  const coverage =
    coverage90 === null ? 'none have' : `${percent(coverage90)} of held-out values lie within`;
  return `${table}\n\nA6. 90 % intervals: ${coverage} theirs; the target is 85 % to 95 %.`;
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

/** A figure with its target in parentheses, where there is one; a dash where there is no figure. */
function beside(
  value: number | null,
  target: number | null,
  format: (value: number) => string,
): string {
  const shown = value === null ? '-' : format(value);
  return target === null ? shown : `${shown} (${format(target)})`;
}
