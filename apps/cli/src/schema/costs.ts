import type { CostOrigin } from '@hopwise/calibration';
import * as z from 'zod';

/** Where the costs of a prediction come from. */
export const costOriginSchema = z.strictObject({
  id: z.string(),
  hash: z.string(),
  kind: z.enum(['fitted', 'prior', 'transferred']),
  parametersFitted: z.int().nonnegative().nullable(),
  figuresFitted: z.int().nonnegative().nullable().describe('Published figures the fit saw'),
  rowsFitted: z.int().nonnegative().nullable().describe('Scenarios these figures belong to'),
}) satisfies z.ZodType<CostOrigin>;
