export {
  capabilities,
  type CapabilityFact,
  type CapabilityId,
  capabilityIds,
} from './capabilities.ts';
export { factOf, meetsNeeds, needs, productOf } from './capable-products.ts';
export { checkData, type DataTexts } from './check/check-data.ts';
export { checkFile, type DataFileKind, type DataFileSummary } from './check/check-file.ts';
export type { CheckedFile } from './check/checked-file.ts';
export type { DataTables, Study } from './check/data-tables.ts';
export { formatCosts } from './format-costs.ts';
export { hardwareJsonSchema } from './hardware-json-schema.ts';
export { formatMeasurements } from './format-measurements.ts';
export type { Figure } from './importers/figure.ts';
export { type Importer, importers, type ToolId, toolIds } from './importers/importers.ts';
export { type Labels, labelledRows } from './importers/labelled-rows.ts';
export type { Machine } from './machine.ts';
export type { Measurement, Method } from './measurement.ts';
export { type MetricId, metricIds, metrics } from './metrics.ts';
export { metricsCsv } from './metrics-csv.ts';
export { parseCapabilities } from './parse-capabilities.ts';
export { parseCosts } from './parse-costs.ts';
export {
  type ForeignMeasurements,
  parseForeignMeasurements,
} from './parse-foreign-measurements.ts';
export { type Form, parseForm } from './parse-form.ts';
export { parseHardware } from './parse-hardware.ts';
export { parseMachines } from './parse-machines.ts';
export { parseMeasurements } from './parse-measurements.ts';
export {
  type Doubt,
  parseModelError,
  type Strangeness,
  strangenesses,
} from './parse-model-error.ts';
export {
  type NoiseFloor,
  type NoisyFigure,
  noisyFigures,
  parseNoise,
} from './parse-noise.ts';
export { parseSource } from './parse-source.ts';
export { parseSplits } from './parse-splits.ts';
export { type CatalogueIds, parseSystems, type SystemMapping } from './parse-systems.ts';
export type { ParsedCost, ParsedCosts } from './parsed-costs.ts';
export { DatasetError, type Problem } from './problem.ts';
export { profileProblems } from './profile-problems.ts';
export { type RoleDecision, roleOf } from './role-of.ts';
export type { Source } from './source.ts';
export { type Role, roles, type SplitRule } from './split-rule.ts';
