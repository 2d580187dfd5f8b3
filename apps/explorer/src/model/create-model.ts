import type { ExplorerData } from '@hopwise/calibration';
import { loadMeasured } from '../data/load.ts';
import type { ExplorerModel, MeasuredRow } from './explorer-model.ts';
import { measuredRows } from './measured-rows.ts';
import { platformsOf } from './platforms.ts';

/** The model of what was loaded; measured rows follow when somebody asks for them. */
export function createModel(data: ExplorerData): ExplorerModel {
  let reading: Promise<readonly MeasuredRow[]> | undefined;
  return {
    platforms: platformsOf(data),
    comparisons: data.comparisons,
    capabilities: data.capabilities,
    spreads: data.spreads,
    measured: () => (reading ??= readRows()),
  };
}

async function readRows(): Promise<readonly MeasuredRow[]> {
  const load = await loadMeasured();
  if (load.kind === 'loaded') return measuredRows(load.data);
  throw new Error(`${load.file}: ${load.kind}`);
}
