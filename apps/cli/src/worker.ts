// What worker threads of the pool run.
export { fitRowsTask } from './fit-rows-task.ts';
export { fitTask } from './fit-task.ts';
export { predictTask } from './prediction-task.ts';
