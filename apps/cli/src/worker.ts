// What worker threads of the pool run.
export { fitRelatedTask, fitRowsTask } from './fit-rows-task.ts';
export { fitTask } from './fit-task.ts';
export { intervalTask } from './interval-task.ts';
export { predictTask } from './prediction-task.ts';
export { trialIntervalTask } from './trial-interval-task.ts';
