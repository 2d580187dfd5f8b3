import { csvText } from './csv-text.ts';
import { metricIds, metrics } from './metrics.ts';

/** The dictionary of metrics as a file: metric, unit, meaning. */
export const metricsCsv = (): string =>
  csvText([
    ['metric', 'unit', 'meaning'],
    ...metricIds.map((id) => [id, metrics[id].unit, metrics[id].meaning]),
  ]);
