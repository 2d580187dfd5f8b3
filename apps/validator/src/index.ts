export type { Command, Host, Outcome } from './host.ts';
export type {
  Inventory,
  InventoryNode,
  InventoryTarget,
  NodeTarget,
  TimeLimits,
} from './inventory/inventory.ts';
export { inventoryJsonSchema } from './inventory/inventory-json-schema.ts';
export { openInventory } from './inventory/open-inventory.ts';
export { labDown } from './local-lab/lab-down.ts';
export { LabError } from './local-lab/lab-error.ts';
export { type LabOptions, type LabStatus, labStatus } from './local-lab/lab-status.ts';
export { labUpLocal } from './local-lab/lab-up.ts';
export { shellQuote } from './shell-quote.ts';
export { connect } from './ssh/connect.ts';
export { ConnectError, type ConnectFailure } from './ssh/connect-error.ts';
export { PutError } from './ssh/put-file.ts';
export type { ConnectOptions, LockHolder, NodeLock, RemoteHost } from './ssh/remote-host.ts';
export { removeAbandonedPods } from './targets/cni/remove-pod.ts';
export { enter } from './targets/enter.ts';
export { type Entered, TargetError, type Visitor } from './targets/entered.ts';
export {
  type BuiltTopology,
  buildTopology,
  type LabEnd,
  type LabNode,
  type LabPlan,
} from './lab/build-topology.ts';
export { anyRunPrefix, labNames, runPrefix } from './lab/lab-names.ts';
export { leftovers } from './lab/leftovers.ts';
export { missing } from './lab/missing.ts';
export { sweep } from './lab/sweep.ts';
export { type Topology, topologyJsonSchema, topologySchema } from './lab/topology.ts';
export { TopologyError } from './lab/topology-error.ts';
export { openPlan, parsePlan, resolvedPlan } from './plan/open-plan.ts';
export type { Plan, PlannedDatapath } from './plan/plan.ts';
export { planJsonSchema } from './plan/plan-json-schema.ts';
export { mainMetric, type TestCase } from './plan/test-case.ts';
export { healthWarnings } from './run/health-warnings.ts';
export type { JournalEntry, SampleEntry } from './run/journal-entry.ts';
export { recordedRows } from './run/recorded-rows.ts';
export { readRun, type RecordedRun } from './run/read-run.ts';
export { run, type RunRequest, type RunResult } from './run/run.ts';
export { RunError } from './run/run-error.ts';
export type { RunEvent, RunProgress } from './run/run-event.ts';
export { localHost } from './local-host.ts';
export { type ProbeFigureId, probeFigureIds, probeFigures } from './probe/figures.ts';
export { type Probe, probeSchema } from './probe/probe.ts';
export { probeProfile, type ProfileRequest, type ProbedProfile } from './probe/profile.ts';
export { runProbe } from './probe/run-probe.ts';
export { profileText } from './probe/profile-text.ts';
export { describePlan, type PlanDescription } from './plan/describe-plan.ts';
export { planText, timeText } from './plan/plan-text.ts';
export { type CheckId, checks } from './preflight/check-list.ts';
export type { Finding } from './preflight/finding.ts';
export { lookAtNodes, type PreflightResult } from './preflight/look-at-nodes.ts';
export { compareRuns, type ComparisonRow, type RunComparison } from './compare/compare-runs.ts';
export type { ComparisonVerdict } from './compare/compared-series.ts';
