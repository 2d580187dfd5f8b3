import {
  type Datapath,
  familyNames,
  type Family,
  type Hardware,
  type Modifier,
  workloadFacts,
} from '@hopwise/datapath';
import { simulatedKinds } from '@hopwise/simulator';
import type { CapabilityFact } from '@hopwise/dataset';
import { productReport } from './product-report.ts';
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
    datapathTable(contents),
    table(
      ['Modifier', 'title'],
      contents.modifiers.map(({ id, title }) => [id, title]),
    ),
    table(
      ['Workload', 'the command that makes it between two machines'],
      simulatedKinds.map((kind) => [kind, workloadFacts(kind).command]),
    ),
    table(
      ['Hardware', 'title'],
      contents.hardware.map(({ id, title }) => [id, title]),
    ),
    table(
      ['Study'],
      contents.studies.map((id) => [id]),
    ),
    productReport(contents.capabilities),
    [
      'hopwise catalogue <datapath> shows its stages and what they cost,',
      'hopwise catalogue <modifier> what it changes and where it is refused;',
      'hopwise study S1 to S5 runs the tests of five studies and checks what they found.',
    ].join('\n'),
  ].join('\n\n');

/** One table, so that columns line up, cut into families. */
function datapathTable({ datapaths, comparedIds }: CatalogueContents): string {
  const [head = '', ...lines] = table(
    ['Datapath', 'title', 'compared with'],
    datapaths.map(({ id, title }) => [
      id,
      title,
      comparedIds.has(id) ? 'a study' : 'no measurement',
    ]),
  ).split('\n');
  const families = (Object.keys(familyNames) as Family[]).flatMap((family) => {
    const members = lines.filter((_, index) => datapaths[index]?.family === family);
    return members.length === 0
      ? []
      : [[`${familyNames[family]} (${family})`, ...members].join('\n')];
  });
  return [head, ...families].join('\n\n');
}
