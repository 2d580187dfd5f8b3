import type { Measurement, MetricId, SystemMapping } from '@hopwise/dataset';
import { describe, expect, it } from 'vitest';
import { trialsOf } from '../../src/index.ts';

const mapping = (system: string, datapath: string | null): SystemMapping => ({
  source: 'infrabuilder-2024-01',
  system,
  datapath,
  modifiers: [],
  note: datapath === null ? 'mode not stated' : '',
  line: 2,
});
const systems = [mapping('baremetal', 'host'), mapping('riddle', null)];

const row = (
  metric: MetricId,
  value: number | null,
  changes: Partial<Measurement> = {},
): Measurement => ({
  source: 'infrabuilder-2024-01',
  hardwareId: 'ib2024-40g',
  system: 'baremetal',
  systemVersion: '',
  workload: 'tcp-stream',
  path: 'node-to-node',
  streams: 1,
  messageBytes: 131_072,
  mtu: 9000,
  run: '1',
  metric,
  value,
  unit: '',
  method: 'raw-file',
  note: '',
  line: 2,
  ...changes,
});
const read = (rows: readonly Measurement[]) =>
  trialsOf(rows, systems, () => ({ role: 'held-out' }));
const figureOf = (rows: readonly Measurement[], name: string) =>
  read(rows).trials[0]?.figures.find((figure) => figure.name === name);

describe('trials', () => {
  it('have the median of their runs, and their scatter where runs are repeats', () => {
    const runs = [20e9, 32e9, 22e9].map((value, i) =>
      row('throughput_bps', value, { run: String(i) }),
    );
    expect(figureOf(runs, 'rate')).toMatchObject({ value: 22e9, runCount: 3 });
    expect(figureOf(runs, 'rate')?.cv).toBeCloseTo(0.26, 2);
    const drawn = runs.map((each) => ({ ...each, method: 'chart-read' as const }));
    expect(figureOf(drawn, 'rate')?.cv).toBeNull();
  });

  it('have CPU per byte of the same run, so that a fast run with more CPU is not scatter', () => {
    const runs = [1, 2].flatMap((factor) => [
      row('throughput_bps', 8e9 * factor, { run: String(factor) }),
      row('cpu_client_system_cores_nosoftirq', 0.5 * factor, { run: String(factor) }),
    ]);
    expect(figureOf(runs, 'system-client')).toMatchObject({ value: 0.5, cv: 0 });
  });

  it('count server CPU of this study over the loaded part of its window', () => {
    const idle = row('cpu_server_system_cores_nosoftirq', 0.02, {
      workload: 'idle',
      path: 'idle',
      streams: null,
    });
    const loaded = row('cpu_server_system_cores_nosoftirq', 0.5);
    const figure = figureOf([row('throughput_bps', 8e9), loaded, idle], 'system-server');
    expect(figure?.value).toBeCloseTo((0.5 * 73.9 - 0.02 * 12.9) / 61);
  });

  it('have CPU of a sender of datagrams per byte sent, and of their receiver per byte received', () => {
    const rows = [
      row('throughput_bps', 8e9),
      row('sent_bps', 16e9),
      row('sent_pps', 225_000),
      row('cpu_client_system_cores_nosoftirq', 1),
      row('cpu_server_system_cores_nosoftirq', 1),
    ].map((each) => ({ ...each, workload: 'udp-stream', source: 'lab' }));
    const { trials } = trialsOf(rows, [{ ...mapping('baremetal', 'host'), source: 'lab' }], () => ({
      role: 'held-out',
    }));
    const values = Object.fromEntries((trials[0]?.figures ?? []).map((f) => [f.name, f.value]));
    expect(values).toEqual({
      rate: 8e9,
      sent: 225_000,
      'system-client': 0.5,
      'system-server': 1,
    });
  });

  it('take out a thread that spins beside readers while datagrams wait', () => {
    const rows = (streams: number, program: number, system: number) =>
      [
        row('throughput_bps', 8e9, { streams }),
        row('cpu_server_system_cores_nosoftirq', system, { streams }),
        row('iperf_process_cpu_server_total_cores', program, { streams }),
      ].map((each) => ({ ...each, workload: 'udp-stream' }));
    const loaded = (cores: number): number => (cores * 73.9) / 61;
    // One reader is busy for 0.45 of the time, and so is the thread that waits for its socket.
    expect(figureOf(rows(1, 0.9, 0.9), 'process-server')?.value).toBeCloseTo(0.45);
    expect(figureOf(rows(1, 0.9, 0.9), 'system-server')?.value).toBeCloseTo(loaded(0.9) - 0.45);
    // A third of what the program took was softirqs on its CPUs: a third of the thread's share, too.
    const third = figureOf(rows(1, 0.9, (0.6 * 61) / 73.9), 'system-server');
    expect(third?.value).toBeCloseTo(0.6 - 0.3);
    // Of eight sockets one has a datagram nearly always.
    const busy = 0.5;
    const spins = 1 - (1 - busy) ** 8;
    expect(figureOf(rows(8, 8 * busy + spins, 9), 'process-server')?.value).toBeCloseTo(8 * busy);
    const stream = rows(1, 0.9, 0.9).map((each) => ({ ...each, workload: 'tcp-stream' }));
    expect(figureOf(stream, 'process-server')?.value).toBeCloseTo(0.9);
  });

  it('leave out a blank value, not the rest of its trial', () => {
    const { trials, leftOut } = read([row('throughput_bps', null), row('retransmits', 600)]);
    expect(trials[0]?.figures).toMatchObject([{ name: 'retransmits', value: 10 }]);
    expect(leftOut).toEqual([]);
  });

  it('of what nothing is known are listed with the reason and the number of rows', () => {
    const { trials, leftOut, assumed } = read([
      row('throughput_bps', 1e9, { system: 'unheard-of' }),
      row('throughput_bps', 1e9, { system: 'unheard-of', run: '2' }),
      row('throughput_bps', 1e9, { system: 'riddle' }),
      row('throughput_bps', 1e9, { workload: 'smoke-signals' }),
      row('mem_client_used_bytes', 1e9),
      row('throughput_bps', 1e9, { streams: null }),
      row('throughput_bps', 1e9, { mtu: null }),
    ]);
    expect(trials).toHaveLength(1);
    expect(leftOut.map(({ subject, reason, rowCount }) => [subject, reason, rowCount])).toEqual([
      ['mem_client_used_bytes', 'not scored', 1],
      ['riddle', 'no datapath: mode not stated', 1],
      ['smoke-signals', 'no such workload is simulated', 1],
      ['tcp-stream', 'number of streams not stated', 1],
      ['unheard-of', 'the map has no such system', 2],
    ]);
    expect(assumed).toMatchObject([{ reason: 'MTU not stated: 1500 taken', rowCount: 1 }]);
  });
});
