import type { Cost, CostTable } from '@hopwise/datapath';

/** A cost as it stands in a file. */
export interface ParsedCost extends Cost {
  /** Name of the fitted factor that the number follows; blank when it does not move in a fit. */
  readonly fit: string;
}

/** A cost table as it stands in a file. */
export interface ParsedCosts extends CostTable {
  readonly costs: readonly ParsedCost[];
}

export const costColumns = {
  required: ['subject', 'parameter', 'value', 'unit', 'low', 'high', 'basis', 'source'],
  optional: ['fit'],
} as const;
