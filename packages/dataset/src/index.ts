export {
  capabilities,
  type CapabilityFact,
  type CapabilityId,
  capabilityIds,
} from './capabilities.ts';
export { factOf, meetsNeeds, needs, productOf } from './capable-products.ts';
export { formatCosts } from './format-costs.ts';
export { hardwareJsonSchema } from './hardware-json-schema.ts';
export type { Machine } from './machine.ts';
export type { Measurement, Method } from './measurement.ts';
export { type MetricId, metrics } from './metrics.ts';
export { metricsCsv } from './metrics-csv.ts';
export { parseCapabilities } from './parse-capabilities.ts';
export { parseCosts } from './parse-costs.ts';
export { parseHardware } from './parse-hardware.ts';
export { parseMachines } from './parse-machines.ts';
export { parseMeasurements } from './parse-measurements.ts';
export { parseSplits } from './parse-splits.ts';
export { type CatalogueIds, parseSystems, type SystemMapping } from './parse-systems.ts';
export type { ParsedCost, ParsedCosts } from './parsed-costs.ts';
export { DatasetError, type Problem } from './problem.ts';
export { type RoleDecision, roleOf } from './role-of.ts';
export type { Role, SplitRule } from './split-rule.ts';
