export * from './accuracy.ts';
export * from './compare-datapaths.ts';
export * from './compare-study.ts';
export * from './message-bytes.ts';
export * from './plan-study.ts';
export * from './stage-differences.ts';
export * from './study-comparison.ts';
export * from './study-data.ts';
