import type { CostOrigin } from '@hopwise/calibration';
import type { CostTable } from '@hopwise/datapath';
import { z } from 'zod';
import { UserError } from './user-error.ts';

const fitRecord = z.object({
  parameters: z.int().nonnegative(),
  rows: z.int().nonnegative(),
});

/** What the fit says of itself, beside the table it wrote. */
export type FitRecord = z.infer<typeof fitRecord>;

/** The costs of a machine, and where they come from. */
export interface PlatformCosts {
  readonly table: CostTable;
  readonly kind: 'fitted' | 'prior';
  readonly fit: FitRecord | null;
}

/** @throws {UserError} with every problem */
export function parseFitRecord(text: string, file: string): FitRecord {
  const parsed = fitRecord.safeParse(jsonIn(text, file));
  if (parsed.success) return parsed.data;
  throw new UserError(
    parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`),
  );
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

export const originOf = ({ table, kind, fit }: PlatformCosts): CostOrigin => ({
  id: table.id,
  hash: table.hash,
  kind,
  parametersFitted: fit?.parameters ?? null,
  rowsFitted: fit?.rows ?? null,
});

/** One sentence on where the costs come from. */
export function originSentence({ id, kind, parametersFitted, rowsFitted }: CostOrigin): string {
  if (kind === 'prior') {
    return `Costs: priors of ${id}, nothing fitted: published and assumed stage costs as they are.`;
  }
  return parametersFitted === null
    ? `Costs: fitted table ${id}; its record of parameters and rows is missing.`
    : `Costs: fitted table ${id}, ${parametersFitted} parameters on ${rowsFitted} figures.`;
}
