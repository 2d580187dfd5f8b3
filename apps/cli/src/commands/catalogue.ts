import {
  type Cost,
  type Datapath,
  datapaths,
  datapathsWith,
  findDatapath,
  findModifier,
  type Modifier,
  modifierStages,
  modifiers,
  type StageId,
  stages,
  stagesOfVisits,
} from '@hopwise/datapath';
import { type CapabilityFact, productOf } from '@hopwise/dataset';
import type { DataFolder } from '../files.ts';
import { unknownId } from '../known-id.ts';
import { readPlatform } from '../load.ts';
import { originOf, type PlatformCosts } from '../platform-costs.ts';
import { catalogueReport } from '../report/catalogue-report.ts';
import { datapathReport } from '../report/datapath-report.ts';
import { modifierReport } from '../report/modifier-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { warnOfPriors } from '../warn-of-priors.ts';

interface CatalogueOptions extends ReportOptions {
  readonly hardware: string;
}

/**
 * Everything that can be predicted, or one datapath or modifier of it.
 *
 * @throws {UserError} when there is no such datapath, modifier or machine
 */
export async function catalogue(
  id: string | undefined,
  options: CatalogueOptions,
  shell: Shell,
): Promise<string> {
  const data = await shell.data(options.dataDir);
  return id === undefined ? wholeCatalogue(options, data) : oneEntry(id, options, { data, shell });
}

function wholeCatalogue({ json }: CatalogueOptions, data: DataFolder): string {
  const hardware = data.hardwareIds.map((hardwareId) => {
    const { id, title } = data.hardware(hardwareId);
    return { id, title };
  });
  const studies = data.studyIds();
  const capabilities = data.capabilities().map(withoutLine);
  return json
    ? toJson({
        format: 'hopwise/catalogue@1',
        ...{ datapaths, modifiers, hardware, studies, capabilities },
      })
    : catalogueReport({
        ...{ datapaths, modifiers, hardware, studies, capabilities },
        comparedIds: data.comparedIds(),
      });
}

function oneEntry(
  id: string,
  options: CatalogueOptions,
  { data, shell }: { readonly data: DataFolder; readonly shell: Shell },
): string {
  const problems: string[] = [];
  const datapath = findDatapath(id);
  const modifier = findModifier(id);
  const platform = readPlatform(options.hardware, data, problems);
  if (datapath === undefined && modifier === undefined) {
    const known = [...datapaths, ...modifiers].map((other) => other.id);
    problems.unshift(unknownId('datapath or modifier', id, known));
  }
  if (platform === null || problems.length > 0) throw new UserError(problems);
  const { costs } = platform;
  warnOfPriors(costs, shell);
  return datapath === undefined
    ? modifier === undefined
      ? ''
      : oneModifier(modifier, options, costs)
    : oneDatapath(datapath, options, { data, costs });
}

function oneDatapath(
  datapath: Datapath,
  { json }: CatalogueOptions,
  { data, costs }: { readonly data: DataFolder; readonly costs: PlatformCosts },
): string {
  const { id, egress, ingress, sameNode = [] } = datapath;
  const entries = entriesOf(stagesOfVisits([...egress, ...ingress, ...sameNode]), costs);
  if (json) return toJson({ format: 'hopwise/datapath@1', datapath, ...entries });
  const facts = data.capabilities();
  const product = productOf(id, facts);
  return datapathReport(datapath, {
    costs: entries.costs.entries,
    origin: originOf(costs),
    isCompared: data.comparedIds().has(id),
    facts: facts.filter((fact) => fact.product === product),
  });
}

function oneModifier(modifier: Modifier, { json }: CatalogueOptions, costs: PlatformCosts): string {
  const entries = entriesOf(modifierStages(modifier), costs);
  const { applies, refused } = datapathsWith(modifier);
  return json
    ? toJson({ format: 'hopwise/modifier@1', modifier, applies, refused, ...entries })
    : modifierReport(modifier, { costs: entries.costs.entries, origin: originOf(costs) });
}

/** These stages, and what they cost. */
function entriesOf(ids: readonly StageId[], costs: PlatformCosts) {
  const wanted = new Set<string>(ids);
  return {
    stages: Object.fromEntries(Object.entries(stages).filter(([stage]) => wanted.has(stage))),
    costs: {
      ...originOf(costs),
      entries: costs.table.costs.filter(({ subject }) => wanted.has(subject)).map(withoutFit),
    },
  };
}

const withoutLine = ({ product, capability, value, source, date, note }: CapabilityFact) => ({
  ...{ product, capability, value, source, date, note },
});

/** Only what a cost table promises: what moves in a fit is the fit's own business. */
const withoutFit = (cost: Cost): Cost => {
  const { subject, parameter, value, unit, low, high, basis, source } = cost;
  return { subject, parameter, value, unit, low, high, basis, source };
};
