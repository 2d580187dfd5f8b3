import type { Hardware } from '@hopwise/datapath';
import type { CapabilityFact } from '../capabilities.ts';
import type { Machine } from '../machine.ts';
import type { Measurement } from '../measurement.ts';
import type { SystemMapping } from '../parse-systems.ts';
import type { ParsedCosts } from '../parsed-costs.ts';
import type { Source } from '../source.ts';
import type { SplitRule } from '../split-rule.ts';
import type { CheckedFile } from './checked-file.ts';

/** A publication, or a run of our own: one folder of `published/` or `measured/`. */
export interface Study {
  /** Name of the folder. */
  readonly folder: string;
  readonly source: CheckedFile<Source>;
  readonly measurements: CheckedFile<readonly Measurement[]>;
  /** Machines without a profile; null when it has no such file. */
  readonly machines: CheckedFile<Readonly<Record<string, Machine>>> | null;
}

/** A data folder, every file of it parsed. */
export interface DataTables {
  readonly hardware: readonly CheckedFile<Hardware>[];
  readonly costs: readonly CheckedFile<ParsedCosts>[];
  readonly studies: readonly Study[];
  readonly systems: CheckedFile<readonly SystemMapping[]>;
  readonly splits: CheckedFile<readonly SplitRule[]>;
  readonly capabilities: CheckedFile<readonly CapabilityFact[]>;
}
