import type { Datapath } from '@hopwise/datapath';
import { type CapabilityFact, productOf } from '@hopwise/dataset';
import { markdownTable } from './markdown-table.ts';

/** What is known of the product that the datapath belongs to. */
export function productPart(
  { id }: Datapath,
  capabilities: readonly CapabilityFact[],
): readonly string[] {
  const product = productOf(id, capabilities);
  const facts = capabilities.filter((fact) => fact.product === product);
  if (facts.length === 0) return [];
  return [
    `## What ${product} can do`,
    markdownTable(
      ['capability', 'value', 'as of', 'source', 'note'],
      facts.map(({ capability, value, date, source, note }) => [
        ...[capability, value, date, source, note],
      ]),
    ),
  ];
}
