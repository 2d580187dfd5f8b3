import { markdownTable } from './markdown-table.ts';

/** What `hopwise studies --json` says, as far as this page reads it. */
export interface JudgedStudies {
  readonly studies: readonly {
    readonly id: string;
    readonly title: string;
    readonly findings: readonly { readonly verdict: string }[];
  }[];
}

const verdicts = ['reproduced', 'not-reproduced', 'not-testable'] as const;

/** How many findings of each study come out of the model. */
export function findingsBlock({ studies }: JudgedStudies): string {
  const all = { id: '', title: 'all', findings: studies.flatMap(({ findings }) => findings) };
  return markdownTable(
    ['', 'study', 'findings:', 'reproduced:', 'not reproduced:', 'not testable:'],
    [...studies, all].map(({ id, title, findings }) => [
      id,
      title,
      String(findings.length),
      ...verdicts.map((verdict) =>
        String(findings.filter((finding) => finding.verdict === verdict).length),
      ),
    ]),
  );
}
