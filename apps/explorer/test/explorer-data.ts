import { readdirSync, readFileSync } from 'node:fs';
import { type ExplorerData, type MeasuredData, posteriorOfPriors } from '@hopwise/calibration';
import { datapaths, modifiers } from '@hopwise/datapath';
import {
  parseCapabilities,
  parseCosts,
  parseHardware,
  parseMeasurements,
  parseModelError,
  parseNoise,
  parseSystems,
} from '@hopwise/dataset';
import { study } from './study.ts';

const root = new URL('../../../data/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const priors = parseCosts(read('priors/cilium2021-100g.csv'), 'priors');

/** What the command line gives the page, of the repository's own data, with priors for costs. */
export const explorerData: ExplorerData = {
  format: 'hopwise/explorer@1',
  hardware: readdirSync(new URL('hardware/', root))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parseHardware(read(`hardware/${name}`), name)),
  costs: [
    {
      hardware: 'cilium2021-100g',
      origin: {
        id: priors.id,
        hash: priors.hash,
        kind: 'prior',
        parametersFitted: null,
        figuresFitted: null,
        rowsFitted: null,
      },
      posterior: posteriorOfPriors(priors),
    },
  ],
  comparisons: [study],
  capabilities: parseCapabilities(read('capabilities.csv'), 'capabilities'),
  spreads: {
    noise: parseNoise(read('noise.csv'), 'noise'),
    doubts: parseModelError(read('model-error.csv'), 'model-error'),
  },
  files: [],
};

const columns = [
  ...['source', 'hardwareId', 'system', 'systemVersion', 'workload', 'path', 'streams'],
  ...['messageBytes', 'mtu', 'run', 'metric', 'value', 'unit', 'method', 'note', 'line'],
] as unknown as MeasuredData['columns'];

/** Every published row of the repository. */
export function measuredData(): MeasuredData {
  const ids = {
    datapathIds: datapaths.map(({ id }) => id),
    modifierIds: modifiers.map(({ id }) => id),
  };
  const sources = readdirSync(new URL('published/', root));
  return {
    format: 'hopwise/measured@1',
    sources: sources.map((id) => ({ id, title: id, urls: [], doubtful: ['doubt of the source'] })),
    systems: parseSystems(read('systems.csv'), 'systems', ids),
    columns,
    rows: sources.flatMap((id) =>
      parseMeasurements(read(`published/${id}/measurements.csv`), id).map((row) =>
        columns.map((column) => row[column]),
      ),
    ),
  };
}
