import type { CostOrigin } from '@hopwise/calibration';
import * as z from 'zod';

/** Where the costs of a prediction come from. */
export const costOriginSchema = z.strictObject({
  id: z.string(),
  hash: z.string(),
  kind: z.enum(['fitted', 'prior']),
  parametersFitted: z.int().nonnegative().nullable(),
  rowsFitted: z.int().nonnegative().nullable(),
}) satisfies z.ZodType<CostOrigin>;
