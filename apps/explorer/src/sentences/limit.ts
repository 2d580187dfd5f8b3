import type { Bottleneck } from '@hopwise/datapath';
import { formatShare, keepUnits } from '../format.ts';
import { withCapitals } from '../names.ts';
import { sentenceCase } from './sentence-case.ts';

/** What stops the rate, and why, as one sentence that ends. */
export function limit({ resource, utilisation, explanation }: Bottleneck): string {
  const waits = resource === 'latency' || resource === 'window';
  const named = waits || explanation.startsWith(resource);
  const subject = named ? '' : `${resource}, ${formatShare(utilisation)} busy: `;
  const end = explanation.endsWith('.') ? '' : '.';
  return keepUnits(withCapitals(`${sentenceCase(subject + explanation)}${end}`));
}
