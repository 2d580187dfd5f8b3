import type { Datapath, Hardware, Modifier } from '@hopwise/datapath';
import { type CapabilityFact, capabilityIds } from '@hopwise/dataset';
import { table } from './table.ts';

interface CatalogueContents {
  readonly datapaths: readonly Datapath[];
  readonly modifiers: readonly Modifier[];
  readonly hardware: readonly Pick<Hardware, 'id' | 'title'>[];
  readonly studies: readonly string[];
  readonly capabilities: readonly Pick<CapabilityFact, 'product' | 'capability' | 'value'>[];
  /** Datapaths that a study compares with a measurement. */
  readonly comparedIds: ReadonlySet<string>;
}

/** What can be predicted, for a person to read. */
export const catalogueReport = (contents: CatalogueContents): string =>
  [
    table(
      ['Datapath', 'family', 'title', 'compared with'],
      contents.datapaths.map(({ id, family, title }) => [
        id,
        family,
        title,
        contents.comparedIds.has(id) ? 'a study' : 'no measurement',
      ]),
    ),
    table(
      ['Modifier', 'title', 'what it does'],
      contents.modifiers.map(({ id, title, summary }) => [id, title, summary]),
    ),
    table(
      ['Hardware', 'title'],
      contents.hardware.map(({ id, title }) => [id, title]),
    ),
    table(
      ['Study'],
      contents.studies.map((id) => [id]),
    ),
    productTable(contents.capabilities),
    'hopwise catalogue <datapath> shows its stages and what they cost; hopwise study S1 to S5 runs the\ntests of five studies and checks what they found.',
  ].join('\n\n');

const productTable = (facts: CatalogueContents['capabilities']): string =>
  table(
    ['Product', ...capabilityIds],
    [...new Set(facts.map(({ product }) => product))].map((product) => [
      product,
      ...capabilityIds.map(
        (id) =>
          facts.find((fact) => fact.product === product && fact.capability === id)?.value ?? '?',
      ),
    ]),
  );
