import type { Finding, PreflightResult } from '@hopwise/validator';
import { formatCount } from './format.ts';
import { wrap } from './wrap.ts';

const titles = {
  block: 'Stops a run',
  warn: 'Changes figures',
  record: 'Recorded with them',
} as const;

/** What a preflight found, for a person to read. */
export function preflightReport({ findings, stops }: PreflightResult): string {
  const parts = (['block', 'warn', 'record'] as const).flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    return own.length === 0 ? [] : [[titles[severity], ...own.map(line)].join('\n')];
  });
  const allowed = findings.filter(
    (finding) => finding.severity === 'block' && !stops.includes(finding),
  );
  const end =
    stops.length > 0
      ? `A run would not begin: ${formatCount(stops.length, 'finding')} to put right, or to name under allow in the plan.`
      : allowed.length > 0
        ? `A run would begin, because the plan allows ${[...new Set(allowed.map(({ id }) => id))].join(', ')}.`
        : 'A run would begin.';
  return [...parts, end].join('\n\n');
}

function line({ id, node, found, remedy }: Finding): string {
  const where = node === null ? 'both' : node;
  const then = remedy === null ? '' : ` -> ${remedy}`;
  return wrap(`  ${where}, ${id}: ${found}${then}`);
}
