import { clusterOf, type End, type StageId } from '@hopwise/datapath';
import type { StreamPoint } from '../analytic-stream.ts';
import { clockSlowdown } from '../clock.ts';
import { pathsOf } from '../paths.ts';
import { type Platform, platformOf } from '../platform.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { type StreamParts, streamParts } from '../stream-parts.ts';
import type { SolvedTransfer } from '../solved-transfer.ts';
import type { TransferFacts } from '../transfer-kinds.ts';
import { localWork, nominalNs } from './local-work.ts';
import { localUnit, solveLocal } from './solve-local.ts';

/** Round trips before the first byte of a file leaves: SYN and its answer, then the request. */
const roundTripsBefore = 1.5;

/** A bulk transfer between two endpoints of one node at its operating point. */
export function localTransfer(input: PredictionInput, facts: TransferFacts): SolvedTransfer {
  const { datapath, hardware, costs, scenario } = input;
  const { workload } = scenario;
  const platform = platformOf(input);
  const paths = pathsOf(datapath, costs, scenario);
  const [from, to]: readonly [End, End] =
    facts.source === 'server' ? ['server', 'client'] : ['client', 'server'];
  const [sender, receiver] = [paths('same-node', from), paths('same-node', to)];
  const cipher = (ids: readonly StageId[], direction: 'egress' | 'ingress') =>
    ids.length === 0 ? [] : [sender.extra(ids, 'process', direction)];
  const parts = streamParts({ sender, receiver }, clusterOf(scenario).policyRules, {
    encrypt: cipher(facts.cipher, 'egress'),
    decrypt: cipher(facts.cipher, 'ingress'),
  });
  // Streams both ways are as many pairs more, and each direction gets half of what all of them carry.
  const directions = facts.source === 'both' ? 2 : 1;
  const pairs = directions * workload.processes;
  const clock = clockSlowdown(hardware, 2 * pairs);
  const both = solveLocal(parts, platform, { pairs, sendBytes: workload.requestBytes, clock });
  const point: StreamPoint = {
    ...both,
    goodput: both.goodput / directions,
    ceilings: both.ceilings.map((each) => ({ ...each, goodput: each.goodput / directions })),
  };
  const roundTripNs = passNs(parts, platform, workload.requestBytes) * point.slowdown.client;
  return {
    ...{ point, parts, platform, clock, facts, roundTripNs },
    losses: null,
    requestNs: roundTripsBefore * roundTripNs + platform.wakeLatencyNs,
  };
}

/** Time of one skb to the other socket and of its ACK back [ns]. */
function passNs(parts: StreamParts, platform: Platform, sendBytes: number): number {
  const idle = { client: 0, server: 1 };
  const alone = { client: 1, server: 1 };
  return nominalNs(localWork(parts, localUnit(platform, sendBytes), idle, alone).pass);
}
