// What worker threads of the pool run.
export { fitTask } from './fit-task.ts';
export { predictTask } from './prediction-task.ts';
