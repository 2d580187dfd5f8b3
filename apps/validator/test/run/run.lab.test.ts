import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMeasurements } from '@hopwise/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftovers, run } from '../../src/index.ts';
import {
  measuringMissing,
  shell,
  type TransientLab,
  transientLab,
  whileConnected,
  withLab,
} from '../transient-lab.ts';
import { entriesOf, labPlan } from './lab-plan.ts';

describe.skipIf(measuringMissing)(withLab('a run', measuringMissing), () => {
  let lab: TransientLab;
  let folder: string;
  beforeAll(async () => {
    lab = await transientLab('run');
    folder = mkdtempSync(join(tmpdir(), 'hopwise-run-'));
  });
  afterAll(async () => {
    await lab?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('measures a matrix, keeps every sample, and leaves the nodes as they were', async () => {
    const plan = labPlan(lab, {
      datapaths: [
        { id: 'host', topology: { base: 'host' } },
        { id: 'routed', topology: { base: 'routed', conntrack: 'on' } },
      ],
      tests: [
        { kind: 'TCP_RR' },
        { kind: 'TCP_CRR' },
        { kind: 'UDP_RR', sizes: [[1, 1024]] },
        { kind: 'TCP_STREAM', messageBytes: [32_768] },
        { kind: 'UDP_STREAM', messageBytes: [1400] },
        { kind: 'IPERF3_TCP', streams: [2] },
      ],
      baseline: { datapath: 'host', samples: 1 },
    });
    const path = join(folder, 'First run_1');
    const result = await run({ plan, folder: path });
    const failed = entriesOf(path, 'sample').filter(({ outcome }) => outcome.kind === 'failed');
    expect({ result, failed, refused: entriesOf(path, 'refused') }).toMatchObject({
      result: { state: 'finished', message: '' },
      failed: [],
      refused: [],
    });
    expect(entriesOf(path, 'sample')).toHaveLength(2 * 6 + 2);
    expect(entriesOf(path, 'case-done')).toHaveLength(2 * 6);
    expect(entriesOf(path, 'drift')).toHaveLength(1);
    const text = readFileSync(join(path, 'measurements.csv'), 'utf8');
    const rows = parseMeasurements(text, 'measurements.csv');
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['first-run-1']));
    const rates = rows.filter(({ metric }) =>
      /^(?:rr_per_s|crr_per_s|throughput_bps)$/.test(metric),
    );
    expect(
      rates.map(({ system, workload, path: way, streams }) => [system, workload, way, streams]),
    ).toEqual(
      (
        [
          ['host', 'node-to-node'],
          ['routed', 'pod-to-pod-direct'],
        ] as const
      ).flatMap(([system, way]) => [
        [system, 'tcp-rr', way, 1],
        [system, 'tcp-crr', way, 1],
        [system, 'udp-rr-response-1024', way, 1],
        [system, 'tcp-stream', way, 1],
        [system, 'udp-stream', way, 1],
        [system, 'tcp-stream', way, 2],
      ]),
    );
    expect(rows.every(({ mtu }) => mtu === 1500)).toBe(true);
    const finished = entriesOf(path, 'finished')[0];
    for (const [name, digest] of Object.entries(finished?.files ?? {})) {
      const bytes = readFileSync(join(path, name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest);
    }
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
      expect(statSync(join(path, name)).mode & 0o077).toBe(0);
    }
    for (const node of [lab.a, lab.b]) {
      await whileConnected(node, async (host) => {
        expect(await leftovers(host, 'hw-')).toEqual([]);
      });
    }
    await expect(run({ plan, folder: path, resume: true })).rejects.toThrow('is finished');
  });

  it('adds what processes did at once, when they had time for that', async () => {
    // The second one may begin seconds after the first where others use the machine, too.
    const plan = labPlan(lab, {
      tests: [{ kind: 'TCP_RR', streams: [2] }],
      sampling: { seconds: 8 },
    });
    const path = join(folder, 'together');
    const result = await run({ plan, folder: path });
    expect(result).toMatchObject({ state: 'finished', message: '' });
    const [only] = entriesOf(path, 'sample');
    if (only?.outcome.kind !== 'measured') throw new Error(JSON.stringify(only));
    const rate = only.outcome.figures.find(({ metric }) => metric === 'rr_per_s');
    expect(rate?.streams).toBe(2);
    expect(rate?.note).toMatch(/of 2 processes over their common \d+\.\d\d s/);
    expect(only.raw).toHaveLength(2);
  });

  it('tells no secret to a journal, a file, a list of processes or an event', async () => {
    const plan = labPlan(lab, {
      datapaths: [{ id: 'tunnel', topology: { base: 'routed', tunnel: 'wireguard' } }],
      sampling: { seconds: 4 },
    });
    const path = join(folder, 'secret');
    const heard: string[] = [];
    const watching = new AbortController();
    const watch = whileConnected(lab.a, async (host) => {
      while (!watching.signal.aborted) heard.push(await shell(host, 'ps -eo args=; sleep 0.1'));
    });
    const result = await run({
      ...{ plan, folder: path },
      onEvent: (event) => heard.push(JSON.stringify(event)),
    }).finally(() => watching.abort());
    await watch;
    expect(result).toMatchObject({ state: 'finished', message: '' });
    expect(heard.join('\n')).toContain('netperf -H');
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((name) => statSync(name).isFile())
      .map((name) => readFileSync(name, 'utf8'));
    const key = readFileSync(lab.a.keyFiles[0] ?? '', 'utf8').split('\n')[1] ?? '';
    expect(key.length).toBeGreaterThan(40);
    for (const text of [...heard, ...files]) {
      expect(text).not.toContain(key);
      // As `wg` writes keys: 32 bytes in base64.
      expect(text).not.toMatch(/[A-Za-z0-9+/]{43}=/);
      expect(text).not.toContain('PRIVATE KEY');
    }
  });
});
