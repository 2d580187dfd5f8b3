import {
  capabilities,
  type CapabilityFact,
  type CapabilityId,
  capabilityIds,
} from '@hopwise/dataset';
import { table } from './table.ts';

type Fact = Pick<CapabilityFact, 'product' | 'capability' | 'value'>;

/** What products can do, then what else is known of them; a question mark where it is not known. */
export function productReport(facts: readonly Fact[]): string {
  const isAbility = (id: CapabilityId): boolean => capabilities[id].form === 'yes-no';
  const abilities = capabilityIds.filter(isAbility);
  const others = capabilityIds.filter((id) => !isAbility(id));
  return [abilities, others].map((ids) => factTable(facts, ids)).join('\n\n');
}

const factTable = (facts: readonly Fact[], ids: readonly CapabilityId[]): string =>
  table(
    ['Product', ...ids],
    [...new Set(facts.map(({ product }) => product))].map((product) => [
      product,
      ...ids.map(
        (id) =>
          facts.find((fact) => fact.product === product && fact.capability === id)?.value ?? '?',
      ),
    ]),
  );
