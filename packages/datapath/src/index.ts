export * from './costs.ts';
export * from './datapath.ts';
export * from './hardware.ts';
export * from './prediction.ts';
export * from './stage.ts';
export * from './stages.ts';
export * from './workload.ts';
