export * from './accuracy.ts';
export * from './compare-datapaths.ts';
export * from './stage-differences.ts';
export * from './study-comparison.ts';
