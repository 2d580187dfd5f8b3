import { type Cost, datapaths, findDatapath, modifiers, stages } from '@hopwise/datapath';
import { type CapabilityFact, productOf } from '@hopwise/dataset';
import type { DataFolder } from '../files.ts';
import { unknownId } from '../known-id.ts';
import { readPlatform } from '../load.ts';
import { originOf } from '../platform-costs.ts';
import { catalogueReport } from '../report/catalogue-report.ts';
import { datapathReport } from '../report/datapath-report.ts';
import { toJson } from '../report/to-json.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { UserError } from '../user-error.ts';
import { warnOfPriors } from '../warn-of-priors.ts';

interface CatalogueOptions extends ReportOptions {
  readonly hardware: string;
}

/**
 * Everything that can be predicted, or one datapath of it.
 *
 * @throws {UserError} when there is no such datapath or machine
 */
export async function catalogue(
  id: string | undefined,
  options: CatalogueOptions,
  shell: Shell,
): Promise<string> {
  const data = await shell.data(options.dataDir);
  return id === undefined
    ? wholeCatalogue(options, data)
    : oneDatapath(id, options, { data, shell });
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

function oneDatapath(
  id: string,
  options: CatalogueOptions,
  { data, shell }: { readonly data: DataFolder; readonly shell: Shell },
): string {
  const problems: string[] = [];
  const datapath = findDatapath(id);
  const platform = readPlatform(options.hardware, data, problems);
  if (datapath === undefined) {
    const known = datapaths.map((other) => other.id);
    throw new UserError([unknownId('datapath', id, known), ...problems]);
  }
  if (platform === null) throw new UserError(problems);
  const { costs } = platform;
  warnOfPriors(costs, shell);
  const onPath = new Set<string>(
    [...datapath.egress, ...datapath.ingress].flatMap((visit) => [
      ...visit.stages,
      ...(visit.epilogue ?? []),
    ]),
  );
  const origin = originOf(costs);
  const shown = costs.table.costs.filter(({ subject }) => onPath.has(subject)).map(withoutFit);
  if (!options.json) {
    const isCompared = data.comparedIds().has(id);
    const facts = data.capabilities();
    const product = productOf(id, facts);
    return datapathReport(datapath, {
      ...{ costs: shown, origin, isCompared },
      facts: facts.filter((fact) => fact.product === product),
    });
  }
  const named = Object.fromEntries(Object.entries(stages).filter(([stage]) => onPath.has(stage)));
  return toJson({
    format: 'hopwise/datapath@1',
    datapath,
    stages: named,
    costs: { ...origin, entries: shown },
  });
}

const withoutLine = ({ product, capability, value, source, date, note }: CapabilityFact) => ({
  ...{ product, capability, value, source, date, note },
});

/** Only what a cost table promises: what moves in a fit is the fit's own business. */
const withoutFit = (cost: Cost): Cost => {
  const { subject, parameter, value, unit, low, high, basis, source } = cost;
  return { subject, parameter, value, unit, low, high, basis, source };
};
