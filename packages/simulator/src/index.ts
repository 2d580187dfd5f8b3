export { RandomStreams } from '@hopwise/engine';
export { predictAnalytic } from './analytic.ts';
export { checkDatapath } from './check-datapath.ts';
export { checkScenario } from './check-scenario.ts';
export { type EventOptions, EventRun, predictEvents } from './events/event-run.ts';
export type { PredictionInput } from './prediction-input.ts';
export { traceExchange } from './trace.ts';
export { simulatedKinds } from './simulated-kinds.ts';
export { opensConnections, stagesMet } from './stages-met.ts';
