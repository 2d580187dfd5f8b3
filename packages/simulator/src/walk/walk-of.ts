import type { PredictionInput } from '../prediction-input.ts';
import { solvedAs } from '../solved-as.ts';
import type { Walk } from './walk.ts';
import { walkExchange } from './walk-exchange.ts';
import { walkSteady } from './walk-steady.ts';

/**
 * What an skb meets, run by run and stage by stage: one operation of an exchange alone on the machines,
 * or one aggregate or datagram of a stream at its operating point.
 *
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export const walkOf = (input: PredictionInput): Walk =>
  solvedAs(input.scenario.workload.kind, input.hardware, input.datapath) === 'exchange'
    ? walkExchange(input)
    : walkSteady(input);
