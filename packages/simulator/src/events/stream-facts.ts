import type { End } from '@hopwise/datapath';
import type { StreamParts } from '../stream-parts.ts';
import type { Place } from './errand.ts';
import type { FactsOf, WorkLabel } from './job-facts.ts';
import type { LegServers } from './leg-servers.ts';
import type { StreamDirection } from './stream-direction.ts';
import { workLabel } from './work-label.ts';

/** Says what the jobs of a bulk transfer are: job = queue or flow x 4 + kind, or below 0 an errand. */
export function streamFacts(
  parts: StreamParts,
  directions: readonly StreamDirection[],
  servers: Readonly<Record<End, LegServers>>,
): FactsOf {
  const labels = labelsOf(parts);
  const handed = new Map<Place, WorkLabel>();
  const handedLabel = (place: Place): WorkLabel => {
    const { leg } = place;
    const isProcess = leg.server !== 'workqueue' && leg.parts[0]?.stages[0]?.context === 'process';
    const known =
      handed.get(place) ?? workLabel(leg.server, isProcess ? 'process' : 'softirq', leg.parts);
    handed.set(place, known);
    return known;
  };
  return (end, job) => {
    if (job < 0) {
      const { place, flow } = servers[end].errandOf(job);
      return { label: handedLabel(place), flows: [flow], operation: null };
    }
    const kind = job & 3;
    const number = job >> 2;
    const role = (kind & 2) === 0 ? 'sender' : 'receiver';
    const direction = directions.find((each) => each[role].end === end);
    const isProcess = (kind & 1) === 1;
    return {
      label: labels[role][isProcess ? 'process' : 'softirq'],
      flows: isProcess ? [number] : (direction?.flowsOf(role, number) ?? []),
      operation: null,
    };
  };
}

const labelsOf = (
  parts: StreamParts,
): Readonly<Record<'sender' | 'receiver', Readonly<Record<'process' | 'softirq', WorkLabel>>>> => ({
  sender: {
    process: workLabel('send call', 'process', [...parts.copy, ...parts.dataOutByProcess]),
    softirq: workLabel('ACKs in, data out', 'softirq', [...parts.ackIn, ...parts.dataOutBySoftirq]),
  },
  receiver: {
    process: workLabel('read', 'process', parts.read),
    softirq: workLabel('data in, ACKs out', 'softirq', [...parts.dataIn, ...parts.ackOut]),
  },
});
