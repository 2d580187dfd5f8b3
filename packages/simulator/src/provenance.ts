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

/** What the closed form says of a run: nothing was simulated. */
export const noRun = { eventCount: 0, simulatedNs: 0, warmupNs: 0, converged: true } as const;
