import { readFileSync } from 'node:fs';
import type { Plan } from '../../src/index.ts';
import { openInventory, resolvedPlan } from '../../src/index.ts';
import { planSchema } from '../../src/plan/plan-schema.ts';
import type { JournalEntry } from '../../src/run/journal-entry.ts';
import { readJournal } from '../../src/run/read-journal.ts';
import type { TransientLab } from '../transient-lab.ts';

/** What a machine that others use, too, would be refused for: its load, limits and settings. */
export const allowed = [
  ...['background-load', 'steal', 'cpu-quota', 'governor', 'pcie-width', 'conntrack-room'],
] as const;

/** A plan of a lab as short as one can be; what it says more replaces what it says here. */
export function labPlan(lab: TransientLab, more: Readonly<Record<string, unknown>> = {}): Plan {
  const written = planSchema.parse({
    name: 'short',
    client: 'a',
    server: 'b',
    datapaths: [{ id: 'host', topology: { base: 'host' } }],
    tests: [{ kind: 'TCP_RR' }],
    allow: [...allowed],
    ...more,
    sampling: {
      ...{ seconds: 1, warmUpSeconds: 0, min: 1, max: 1, intervalPct: 50, crrPauseSeconds: 0 },
      ...(more['sampling'] as object | undefined),
    },
  });
  return resolvedPlan(written, 'plan.yaml', openInventory(lab.status.inventory ?? ''));
}

const journalOf = (folder: string): readonly JournalEntry[] =>
  readJournal(readFileSync(`${folder}/journal.jsonl`, 'utf8'), 'journal.jsonl').entries;

/** Entries of one kind, in order. */
export const entriesOf = <Kind extends JournalEntry['kind']>(
  folder: string,
  kind: Kind,
): readonly Extract<JournalEntry, { readonly kind: Kind }>[] =>
  journalOf(folder).filter(
    (entry): entry is Extract<JournalEntry, { readonly kind: Kind }> => entry.kind === kind,
  );
