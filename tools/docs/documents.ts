import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StudyComparison } from '@hopwise/calibration';
import { datapaths, type Hardware } from '@hopwise/datapath';
import { type ParsedCosts, parseCapabilities, parseHardware } from '@hopwise/dataset';
import { accuracyBlock } from './accuracy-table.ts';
import { agreementBlock } from './agreement-page.ts';
import { catalogueAgreementBlock, type ComparedTest } from './catalogue-agreement.ts';
import { catalogueIndex } from './catalogue-index.ts';
import { cataloguePage } from './catalogue-page.ts';
import { comparedDatapaths } from './compared-datapaths.ts';
import { comparePicture } from './compare-picture.ts';
import { type Evaluated, evaluationsBlock } from './evaluations-block.ts';
import { exampleNames, outputPath, runExample } from './examples.ts';
import { figureDocuments } from './figures/figure-documents.ts';
import { findingsBlock, type JudgedStudies } from './findings-block.ts';
import type { GeneratedDocument } from './generated-document.ts';
import { hopwise } from './hopwise.ts';
import { fillBlock } from './marked-block.ts';
import { parametersBlock } from './parameters-block.ts';
import { costsInForce, type PlatformCosts, readPlatformCosts } from './platform-costs.ts';
import { readmeExamples } from './readme-examples.ts';
import { comparedLoads, solverDistances } from './solver-distance.ts';

const coreStudy = 'cilium-2021';
const coreHardware = 'cilium2021-100g';

/** Every generated document that is not what it should be. */
export async function staleDocuments(root: string): Promise<readonly GeneratedDocument[]> {
  const wanted = [
    ...catalogueDocuments(root),
    ...(await measuredDocuments(root)),
    ...(await exampleOutputs(root)),
  ];
  return wanted.filter(({ path, text }) => textOf(root, path) !== text);
}

export function writeDocuments(root: string, documents: readonly GeneratedDocument[]): void {
  for (const { path, text } of documents) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** What follows from the catalogue and the cost table alone: quick. */
export function catalogueDocuments(root: string): readonly GeneratedDocument[] {
  const platform: PlatformCosts = readPlatformCosts(root, coreHardware);
  const { costs } = costsInForce(platform);
  const compared = comparedDatapaths(root);
  const facts = 'data/capabilities.csv';
  const capabilities = parseCapabilities(textOf(root, facts), facts);
  const parameters = 'docs/model/parameters.md';
  return [
    { path: 'docs/catalogue.md', text: catalogueIndex(platform, compared) },
    ...datapaths.map((datapath) => ({
      path: `docs/catalogue/${datapath.id}.md`,
      text: cataloguePage(datapath, {
        costs,
        isCompared: compared.has(datapath.id),
        capabilities,
      }),
    })),
    {
      path: parameters,
      text: fillBlock(textOf(root, parameters), 'parameters', parametersBlock(platform)),
    },
  ];
}

/** What follows from predicting the core study. */
async function measuredDocuments(root: string): Promise<readonly GeneratedDocument[]> {
  const compared = async (solver: string): Promise<StudyComparison> =>
    JSON.parse(
      await hopwise(root, ['compare', '--study', coreStudy, '--solver', solver, '--json']),
    ) as StudyComparison;
  const events = await compared('events');
  const analytic = await compared('analytic');
  const findings = JSON.parse(await hopwise(root, ['studies', '--json'])) as JudgedStudies;
  const evaluated = JSON.parse(await hopwise(root, ['evaluate', '--json'])) as Evaluated;
  const agreement = 'docs/model/agreement.md';
  const withAccuracy = fillBlock(
    textOf(root, 'README.md'),
    'accuracy',
    accuracyBlock(events, analytic),
  );
  return [
    {
      path: 'README.md',
      text: fillBlock(
        fillBlock(
          fillBlock(withAccuracy, 'evaluations', evaluationsBlock(evaluated)),
          'findings',
          findingsBlock(findings),
        ),
        'examples',
        await readmeExamples(root),
      ),
    },
    { path: 'docs/pictures/compare.svg', text: comparePicture(events) },
    ...figureDocuments(coreMachine(root)),
    {
      path: agreement,
      text: fillBlock(
        fillBlock(textOf(root, agreement), 'agreement', agreementBlock(events, analytic)),
        'catalogue-agreement',
        catalogueAgreementBlock(catalogueTests(root)),
      ),
    },
  ];
}

/** Both solvers on the whole catalogue: most of a minute of one core. */
function catalogueTests(root: string): readonly ComparedTest[] {
  const machine = coreMachine(root);
  return comparedLoads.map((load) => ({ load, distances: solverDistances(load, machine) }));
}

/** The machine of the core study with its costs. */
export function coreMachine(root: string): {
  readonly hardware: Hardware;
  readonly costs: ParsedCosts;
} {
  const file = `data/hardware/${coreHardware}.yaml`;
  return {
    hardware: parseHardware(textOf(root, file), file),
    costs: costsInForce(readPlatformCosts(root, coreHardware)),
  };
}

async function exampleOutputs(root: string): Promise<readonly GeneratedDocument[]> {
  const outputs: GeneratedDocument[] = [];
  for (const name of exampleNames(root)) {
    outputs.push({ path: outputPath(name), text: await runExample(root, name) });
  }
  return outputs;
}

const textOf = (root: string, path: string): string =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
