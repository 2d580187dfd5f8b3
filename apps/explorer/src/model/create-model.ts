import type { ExplorerData } from '@hopwise/calibration';
import { loadMeasured } from '../data/load.ts';
import type { ExplorerModel, MeasuredRow } from './explorer-model.ts';
import { measuredRows } from './measured-rows.ts';
import { deskRows } from '../files/desk-rows.ts';
import type { FileOnDesk } from '../files/given-file.ts';
import { platformsOf } from './platforms.ts';

/** The model of what was loaded; measured rows follow when somebody asks for them. */
export function createModel(
  data: ExplorerData,
  files: readonly FileOnDesk[],
  published: () => Promise<readonly MeasuredRow[]>,
): ExplorerModel {
  const given = files.map(({ content }) => content);
  return {
    platforms: platformsOf(data),
    comparisons: [
      ...data.comparisons,
      ...given.flatMap((each) => (each.kind === 'comparison' ? [each.comparison] : [])),
    ],
    evaluations: given.flatMap((each) => (each.kind === 'evaluation' ? [each.evaluation] : [])),
    capabilities: data.capabilities,
    spreads: data.spreads,
    measured: async () => [...deskRows(files), ...(await published())],
  };
}

/** Reads the measured rows beside the page when first asked, once. */
export function publishedRows(): () => Promise<readonly MeasuredRow[]> {
  let reading: Promise<readonly MeasuredRow[]> | undefined;
  return () => (reading ??= readRows());
}

async function readRows(): Promise<readonly MeasuredRow[]> {
  const load = await loadMeasured();
  if (load.kind === 'loaded') return measuredRows(load.data);
  throw new Error(`${load.file}: ${load.kind}`);
}
