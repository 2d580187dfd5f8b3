import type { StreamParts } from '../stream-parts.ts';
import type { FactsOf } from './job-facts.ts';
import { passJob, readJob } from './local-run.ts';
import { workLabel } from './work-label.ts';

/** Says what the jobs of a transfer within a node are: job = pair x 4 + kind. */
export function localFacts(parts: StreamParts): FactsOf {
  const { copy, dataOutByProcess, dataOutBySoftirq, dataIn, ackOut, ackIn, read } = parts;
  const there = [...dataIn, ...ackOut, ...ackIn];
  const labels = {
    write: workLabel('send call, data in, ACK', 'process', [
      ...copy,
      ...dataOutByProcess,
      ...there,
    ]),
    read: workLabel('read', 'process', read),
    pass: workLabel('window opens, data out and in', 'softirq', [...dataOutBySoftirq, ...there]),
  };
  return (_end, job) => {
    const kind = job & 3;
    const label = kind === readJob ? labels.read : kind === passJob ? labels.pass : labels.write;
    return { label, flows: [job >> 2], operation: null };
  };
}
