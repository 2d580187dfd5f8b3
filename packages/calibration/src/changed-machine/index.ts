export { changedCosts } from './changed-costs.ts';
export { type ChangedMachine, changedMachine } from './changed-machine.ts';
export { changedRatios } from './changed-ratios.ts';
export type { CostRatios } from './cost-ratios.ts';
export { type HardwareChanges, withChanges } from './hardware-changes.ts';
