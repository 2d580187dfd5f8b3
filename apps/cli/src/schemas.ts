import * as z from 'zod';
import { calibrationSchema, fitSchema } from './schema/fit.ts';
import { catalogueSchema, datapathSchema, modifierSchema } from './schema/catalogue.ts';
import { comparisonSchema } from './schema/comparison.ts';
import { costOriginSchema } from './schema/costs.ts';
import { dataCheckSchema, dataListSchema, dataRowsSchema } from './schema/data.ts';
import { diffSchema } from './schema/diff.ts';
import { evaluateSchema } from './schema/evaluate.ts';
import { intervalsSchema } from './schema/intervals.ts';
import { labNodesSchema, labSchema } from './schema/lab.ts';
import { planDescriptionSchema } from './schema/plan-description.ts';
import { preflightSchema } from './schema/preflight.ts';
import { predictionSchema } from './schema/prediction.ts';
import { runSchema } from './schema/run.ts';
import { sizeSchema } from './schema/size.ts';
import { reportSchema } from './schema/report.ts';
import { runComparisonSchema } from './schema/run-comparison.ts';
import { studiesSchema } from './schema/study.ts';

/** The schema of each `--json` output and of a fit's record, by the name of its file in docs/schemas. */
export const outputSchemas = {
  prediction: z.strictObject({
    format: z.literal('hopwise/prediction@1'),
    costs: costOriginSchema,
    outsideStudy: z
      .array(z.string())
      .describe('In what the load differs from all that was compared with a measurement'),
    prediction: predictionSchema,
    intervals: intervalsSchema,
  }),
  comparison: comparisonSchema,
  diff: diffSchema,
  size: sizeSchema,
  catalogue: catalogueSchema,
  datapath: datapathSchema,
  modifier: modifierSchema,
  calibration: calibrationSchema,
  fit: fitSchema,
  studies: studiesSchema,
  'data-check': dataCheckSchema,
  'data-list': dataListSchema,
  'data-rows': dataRowsSchema,
  evaluation: evaluateSchema,
  lab: labSchema,
  'lab-nodes': labNodesSchema,
  preflight: preflightSchema,
  'plan-description': planDescriptionSchema,
  run: runSchema,
  'run-comparison': runComparisonSchema,
  report: reportSchema,
} as const;

/** The files of docs/schemas: name and text. Of what a person writes, the validator has them. */
export async function schemaFiles(): Promise<readonly (readonly [name: string, text: string])[]> {
  const { inventoryJsonSchema, planJsonSchema, probeSchema, topologyJsonSchema } = await import(
    '@hopwise/validator'
  );
  const outputs = Object.entries({ ...outputSchemas, probe: probeSchema }).map(
    ([name, schema]) =>
      [
        name,
        `${JSON.stringify({ title: `hopwise ${name}`, ...z.toJSONSchema(schema) }, null, 2)}\n`,
      ] as const,
  );
  const inputs = [
    ['inventory', inventoryJsonSchema()],
    ['plan', planJsonSchema()],
    ['topology', topologyJsonSchema()],
  ] as const;
  return [...outputs, ...inputs].map(([name, text]) => [`${name}.schema.json`, text]);
}
