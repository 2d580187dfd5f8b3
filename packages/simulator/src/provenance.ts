import { catalogueHash, type Prediction } from '@hopwise/datapath';
import type { PredictionInput } from './prediction-input.ts';
import { modelVersion } from './version.ts';

/** The facts of a run that do not depend on how it was solved. */
export const provenanceOf = ({
  scenario,
  costs,
  hardware,
}: PredictionInput): Pick<
  Prediction['run'],
  'seed' | 'costsHash' | 'catalogueHash' | 'hardwareId' | 'version'
> => ({
  seed: scenario.seed,
  costsHash: costs.hash,
  catalogueHash,
  hardwareId: hardware.id,
  version: modelVersion,
});
