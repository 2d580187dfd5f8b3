import SimulatorWorker from './worker.ts?worker';

/** A worker with the simulator inside. */
export const createWorker = (): Worker => new SimulatorWorker({ name: 'simulator' });
