// What a worker thread of the pool runs.
export { predictTask } from './prediction-task.ts';
