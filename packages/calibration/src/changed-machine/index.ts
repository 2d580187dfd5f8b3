export { changedCosts } from './changed-costs.ts';
export { type ChangedMachine, changedMachine } from './changed-machine.ts';
export type { CostRatios } from './cost-ratios.ts';
export type { HardwareChanges } from './hardware-changes.ts';
