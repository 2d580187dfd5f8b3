import type { ExplorerData, GivenFile, OwnCosts, StudyComparison } from '@hopwise/calibration';
import type { DataFolder } from './files.ts';
import { originOf } from './platform-costs.ts';
import type { Shell } from './shell.ts';
import { studyComparison } from './study-comparison.ts';
import { UserError } from './user-error.ts';

/** What the explorer is given: machines, their costs, studies with predictions, products. */
export async function explorerData(
  core: StudyComparison,
  files: readonly GivenFile[],
  data: DataFolder,
  shell: Shell,
): Promise<ExplorerData> {
  const others = await otherComparisons(core.study, data, shell);
  return {
    format: 'hopwise/explorer@1',
    hardware: data.hardwareIds.map(data.hardware),
    costs: data.hardwareIds.filter(data.hasOwnCosts).map((id) => ownCosts(id, data)),
    comparisons: [core, ...others].map(withoutStages),
    capabilities: data.capabilities(),
    spreads: data.spreads(),
    files,
  };
}

function ownCosts(id: string, data: DataFolder): OwnCosts {
  const { costs } = data.platform(id);
  return { hardware: id, origin: originOf(costs), posterior: costs.posterior };
}

/** In closed form, which takes no time; a study that cannot be predicted is not shown. */
async function otherComparisons(
  core: string,
  data: DataFolder,
  shell: Shell,
): Promise<readonly StudyComparison[]> {
  const found: StudyComparison[] = [];
  for (const study of data.studyIds().filter((id) => id !== core)) {
    shell.progress(`predicting ${study}`);
    const request = { study, precision: 0.01, seed: 1, threads: 2, cache: true } as const;
    try {
      const { comparison } = await studyComparison({ ...request, solver: 'analytic' }, data, {
        ...shell,
        warn: () => undefined,
      });
      found.push(comparison);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      shell.warn(`the explorer has no predictions of ${study}: ${error.message}`);
    }
  }
  return found;
}

const withoutStages = (comparison: StudyComparison): StudyComparison => ({
  ...comparison,
  rows: comparison.rows.map((row) => ({
    ...row,
    prediction: { ...row.prediction, stages: [] },
  })),
});
