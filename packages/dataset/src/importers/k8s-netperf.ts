import * as z from 'zod/mini';
import { type Figure, figuresOf, reading } from './figure.ts';
import { jsonDocument } from './json-document.ts';
import { importK8sNetperfCsv } from './k8s-netperf-csv.ts';
import {
  hasRequests,
  type K8sNetperfTest,
  noteOf,
  profileNames,
  profiles,
  rateOf,
  testOf,
} from './k8s-netperf-test.ts';

const amount = z.number().check(z.nonnegative());

const nodeCpu = z.object({
  idleCPU: amount,
  userCPU: amount,
  niceCPU: z._default(amount, 0),
  systemCPU: amount,
  softCPU: amount,
  irqCPU: amount,
});

const document = z.object({
  driver: z.enum(['netperf', 'iperf3', 'uperf']),
  profile: z.enum(profileNames),
  local: z.boolean(),
  hostNetwork: z.boolean(),
  service: z.boolean(),
  parallelism: z.int().check(z.positive()),
  samples: z.int().check(z.positive()),
  messageSize: z.int().check(z.positive()),
  burst: z._default(z.int().check(z.nonnegative()), 0),
  throughput: amount,
  tputMetric: z.string(),
  latency: amount,
  ltcyMetric: z.literal('usec'),
  tcpRetransmits: amount,
  udpLossPercent: z.number().check(z.minimum(0), z.maximum(100)),
  clientCPU: z.optional(nodeCpu),
  serverCPU: z.optional(nodeCpu),
});

/** Busy share of a node; all zero where there was no Prometheus to ask. */
function busyPercent(cpu: z.infer<typeof nodeCpu> | undefined): number | null {
  if (cpu === undefined || Object.values(cpu).every((share) => share === 0)) return null;
  return cpu.userCPU + cpu.niceCPU + cpu.systemCPU + cpu.softCPU + cpu.irqCPU;
}

function figuresIn(ran: z.infer<typeof document>): readonly Figure[] {
  const { profile } = ran;
  const test: K8sNetperfTest = {
    ...ran,
    sameNode: ran.local,
    messageBytes: ran.messageSize,
  };
  const rate = profiles[profile]?.rate ?? 'throughput_bps';
  const named = testOf(test);
  const workload = ran.burst > 0 ? `${named.workload}-burst-${ran.burst}` : named.workload;
  return figuresOf({ ...named, workload }, [
    reading(rate, rateOf(profile, ran.throughput), 'throughput'),
    // A driver that measured none writes 0.
    hasRequests(profile) ? reading('latency_p99_us', ran.latency || null, 'latency') : null,
    profile === 'TCP_STREAM' ? reading('retransmits', ran.tcpRetransmits, 'tcpRetransmits') : null,
    profile === 'UDP_STREAM' ? reading('loss_pct', ran.udpLossPercent, 'udpLossPercent') : null,
    reading('cpu_client_pct_node', busyPercent(ran.clientCPU), 'clientCPU without idle and steal'),
    reading('cpu_server_pct_node', busyPercent(ran.serverCPU), 'serverCPU without idle and steal'),
  ]).map((figure) => ({ ...figure, note: `${noteOf(test)}: ${figure.note}` }));
}

function importJson(text: string, file: string): readonly Figure[] {
  const json = jsonDocument(text, file, 'the output of k8s-netperf');
  const all = json.as(z.array(document).check(z.minLength(1)));
  for (const [index, { profile, tputMetric }] of all.entries()) {
    const unit = profiles[profile]?.unit;
    if (tputMetric !== unit) {
      json.refuse([index, 'tputMetric'], `unit "${tputMetric}" of ${profile}`, `"${unit}"`);
    }
  }
  return all.flatMap(figuresIn);
}

/**
 * Reads what k8s-netperf writes: its JSON (`--json`), or one of its CSV files. Tests of the host
 * network are those of a system of their own.
 *
 * @throws {DatasetError} with every problem
 * @source https://github.com/cloud-bulldozer/k8s-netperf, pkg/archive/archive.go
 */
export const importK8sNetperf = (text: string, file: string): readonly Figure[] =>
  /^\s*[[{]/.test(text) ? importJson(text, file) : importK8sNetperfCsv(text, file);
