export * from './study-comparison.ts';
