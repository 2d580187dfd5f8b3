import { describe, expect, it } from 'vitest';
import {
  formatMeasurements,
  importers,
  labelledRows,
  parseMeasurements,
  type ToolId,
  toolIds,
} from '../src/index.ts';
import { messageOf } from './problems-of.ts';
import { labels, sampleFigures, sampleRows, samples, sampleText } from './samples.ts';

describe('the output of a tool', () => {
  it.each(samples)('of %s becomes the rows beside it: %s', async (tool, path) => {
    const csv = formatMeasurements(sampleRows(tool, path));
    await expect(csv).toMatchFileSnapshot(`samples/${path}.rows.csv`);
  });

  it.each(samples)('of %s becomes rows that the reader of measurements takes: %s', (tool, path) => {
    const rows = sampleRows(tool, path);
    const read = parseMeasurements(formatMeasurements(rows), 'x.csv');
    expect(read.map(({ line: _line, ...row }) => row)).toEqual(rows);
    expect(rows.every(({ method, note }) => method === 'raw-file' && note !== '')).toBe(true);
  });

  it('has a sample for every tool', () => {
    expect(new Set(samples.map(([tool]) => tool))).toEqual(new Set(toolIds));
  });
});

/** The value of a metric in a sample. */
const value = (tool: ToolId, path: string, metric: string): number | undefined =>
  sampleFigures(tool, path).find((figure) => figure.metric === metric)?.value;

describe('iperf3', () => {
  it('gives the goodput of the receiver, and CPU of processes in cores', () => {
    expect(value('iperf3', 'iperf3/tcp-reverse.json', 'throughput_bps')).toBe(6594393349.9686337);
    const cores = value(
      'iperf3',
      'iperf3/tcp-reverse.json',
      'iperf_process_cpu_server_system_cores',
    );
    expect(cores).toBeCloseTo(0.31997039418654328, 12);
  });

  it('adds both directions, and knows no round trip of what the other end sends', () => {
    const both = value('iperf3', 'iperf3/tcp-bidir.json', 'throughput_bps');
    expect(both).toBeCloseTo(2536537094.3391972 + 2507685158.0872922, 3);
    expect(value('iperf3', 'iperf3/tcp-bidir.json', 'rtt_mean_us')).toBe(1320);
    expect(value('iperf3', 'iperf3/tcp-reverse.json', 'rtt_mean_us')).toBeUndefined();
  });

  it('tells loss, jitter and what the sender offered of datagrams', () => {
    expect(value('iperf3', 'iperf3/udp.json', 'loss_pct')).toBe(39.9837585661134);
    expect(value('iperf3', 'iperf3/udp.json', 'sent_pps')).toBeCloseTo(120679 / 3.004278, 6);
    expect(value('iperf3', 'iperf3/udp.json', 'throughput_bps')).toBe(279254285.533599);
  });

  it('names the pace of a stream that was held back', () => {
    const [figure] = sampleFigures('iperf3', 'iperf3/udp.json');
    expect(figure?.workload).toBe('udp-stream-500mbps');
    const free = sampleText('iperf3/udp.json').replace(
      '_bitrate":\t500000000\n',
      '_bitrate":\t0\n',
    );
    expect(importers.iperf3.figures(free, 'x.json')[0]?.workload).toBe('udp-stream');
  });

  it('reads versions that told one sum of datagrams', () => {
    const old = JSON.parse(sampleText('iperf3/udp.json'));
    delete old.end.sum_sent;
    delete old.end.sum_received;
    const figures = importers.iperf3.figures(JSON.stringify(old), 'old.json');
    const rate = figures.find(({ metric }) => metric === 'throughput_bps')?.value ?? 0;
    expect(rate / (465318301.43548638 * (1 - 0.399837585661134))).toBeCloseTo(1, 12);
  });

  it('is refused when the run failed, with the reason of iperf3', () => {
    const text = sampleText('iperf3/no-route.json');
    expect(messageOf(() => importers.iperf3.figures(text, 'no-route.json'))).toBe(
      '1 problem in no-route.json\n  line 10, column 11  iperf3 ended with "unable to connect to server: No route to host"; expected a run that ended well',
    );
  });

  it('is refused where a rate is negative or a protocol has no place, each with its line', () => {
    const text = sampleText('iperf3/tcp-1-stream.json');
    const negative = text.replace(/("sum_received":[^}]*"bits_per_second":\s*)/, '$1-');
    expect(messageOf(() => importers.iperf3.figures(negative, 'x.json'))).toMatch(
      /line \d+, column \d+ {2}end\.sum_received\.bits_per_second is -[\d.]+; expected at least 0/,
    );
    const sctp = text.replace('"TCP"', '"SCTP"');
    expect(messageOf(() => importers.iperf3.figures(sctp, 'x.json'))).toMatch(
      /line 27, column \d+ {2}start\.test_start\.protocol is "SCTP"; expected "TCP" or "UDP"/,
    );
  });
});

describe('netperf', () => {
  const rr = sampleText('netperf/tcp-rr.txt');
  const stream = sampleText('netperf/tcp-stream.txt');

  it.each([
    ['10^6bits/s', 1804.9e6],
    ['10^9bits/s', 1804.9e9],
    ['KBytes/s', 1804.9 * 8192],
    ['GBytes/s', 1804.9 * 8 * 2 ** 30],
  ])('writes rates in %s', (unit, bits) => {
    const text = stream.replace('=10^6bits/s', `=${unit}`);
    const [rate] = importers.netperf.figures(text, 'x.txt');
    expect(rate).toMatchObject({ metric: 'throughput_bps', value: bits });
  });

  it('has no figure where netperf wrote -1 for what it did not measure', () => {
    const text = rr.replace('P99_LATENCY=746', 'P99_LATENCY=-1');
    const metrics = importers.netperf.figures(text, 'x.txt').map(({ metric }) => metric);
    expect(metrics).not.toContain('latency_p99_us');
    expect(metrics).toContain('latency_p90_us');
  });

  it('has several tests in one file, which are runs where they are the same', () => {
    const rows = labelledRows(importers.netperf.figures(`${rr}${stream}${rr}`, 'x.txt'), labels);
    const rates = rows.filter(({ metric }) => /^(rr_per_s|throughput_bps)$/.test(metric));
    expect(rates.map(({ workload, run }) => `${workload} ${run}`)).toEqual([
      'tcp-rr 1',
      'tcp-stream 1',
      'tcp-rr 2',
    ]);
  });

  it('names a burst, which is another load than one transaction at a time', () => {
    const text = rr.replace('BURST_SIZE=0', 'BURST_SIZE=4');
    expect(importers.netperf.figures(text, 'x.txt')[0]?.workload).toBe('tcp-rr-burst-4');
  });

  it('is refused with every problem at once, each with its place', () => {
    const text = `${stream}${rr}`
      .replace('=10^6bits/s', '=furlongs')
      .replace('THROUGHPUT=16772.65', 'THROUGHPUT=-16772.65')
      .replace('P50_LATENCY=16', 'P50_LATENCY=NaN')
      .replace('BURST_SIZE=0\n', 'what is this\n');
    expect(messageOf(() => importers.netperf.figures(text, 'x.txt'))).toMatchInlineSnapshot(`
      "4 problems in x.txt
        line 7, column 18  unit "furlongs" of THROUGHPUT; expected one of 10^3bits/s, 10^6bits/s, 10^9bits/s, 10^12bits/s, Bytes/s, KBytes/s, MBytes/s, GBytes/s
        line 51, column 1  "what is this"; expected KEY=VALUE
        line 179, column 12  THROUGHPUT "-16772.65"; expected a finite number, 0 or more
        line 333, column 13  P50_LATENCY "NaN"; expected a finite number, 0 or more"
    `);
  });

  it('is refused when it is the table that netperf prints without -k', () => {
    const text = '131072  16384  16384    10.00    9415.52\n';
    expect(messageOf(() => importers.netperf.figures(text, 'x.txt'))).toContain(
      'line 1, column 1  "131072  16384  16384    10.00    9415.52"; expected KEY=VALUE',
    );
  });
});

describe('k8s-netperf', () => {
  const csv = sampleText('k8s-netperf/result-1739968774.csv');

  it('tells pods from services from hosts, and hosts are a system of their own', () => {
    const host = csv.replace(',false,false,false,', ',false,true,false,');
    const figures = importers['k8s-netperf'].figures(host, 'x.csv');
    const rates = figures.filter(({ metric }) => metric === 'crr_per_s');
    expect(rates.map(({ path, system }) => [path, system])).toEqual([
      ['node-to-node', 'host-network'],
      ['pod-to-service', null],
    ]);
  });

  it('writes the same in JSON as in CSV', () => {
    const cpu = { idleCPU: 96.7, userCPU: 1.8, stealCPU: 0, systemCPU: 0.8, niceCPU: 0 };
    const none = { idleCPU: 0, userCPU: 0, systemCPU: 0, irqCPU: 0, softCPU: 0 };
    const json = JSON.stringify([
      {
        ...{ driver: 'netperf', profile: 'TCP_CRR', local: false, hostNetwork: false },
        ...{ service: false, parallelism: 1, samples: 3, messageSize: 1024, burst: 0 },
        ...{ throughput: 698.866667, tputMetric: 'OP/s', ltcyMetric: 'usec' },
        ...{ latency: 1598.6666666666667, tcpRetransmits: 0, udpLossPercent: 0 },
        clientCPU: { ...cpu, irqCPU: 0.3, softCPU: 0.4, ioCPU: 0 },
        serverCPU: none,
      },
    ]);
    const [rate, latency, busy, ...others] = importers['k8s-netperf'].figures(json, 'x.json');
    const [rateOfCsv, latencyOfCsv] = importers['k8s-netperf'].figures(csv, 'x.csv');
    const notes = { note: expect.any(String) };
    expect(rate).toEqual({ ...rateOfCsv, ...notes });
    expect(latency).toEqual({ ...latencyOfCsv, ...notes });
    expect(busy).toMatchObject({ metric: 'cpu_client_pct_node', value: 1.8 + 0.8 + 0.4 + 0.3 });
    expect(others).toEqual([]);
  });

  it('is refused where a unit is another, a driver goes round the kernel or a rate is missing', () => {
    const text = csv
      .replace('OP/s', 'Mb/s')
      .replace('246.566667', '')
      .replace('\nnetperf,TCP_CRR,false,false,true', '\nib_write_bw,TCP_CRR,false,false,true');
    expect(messageOf(() => importers['k8s-netperf'].figures(text, 'x.csv'))).toMatchInlineSnapshot(`
      "3 problems in x.csv
        line 2, column 96  unit "Mb/s" of TCP_CRR; expected "OP/s"
        line 3, column 1  driver "ib_write_bw"; expected one of netperf, iperf3, uperf
        line 3, column 89  Avg Throughput is blank; expected a finite number, 0 or more"
    `);
  });
});

describe('fortio', () => {
  const text = sampleText('fortio/istio-1.2-both-sidecars.json');

  it('gives percentiles in microseconds', () => {
    expect(value('fortio', 'fortio/istio-1.2-both-sidecars.json', 'latency_p99_9_us')).toBe(
      16476.261127596613,
    );
  });

  it('says in the note how many answers were errors', () => {
    const failing = text.replace('"200": 240000', '"200": 239000, "503": 1000');
    const [rate] = importers.fortio.figures(failing, 'x.json');
    expect(rate?.note).toBe('fortio 1.3.1: ActualQPS; 1000 of 240000 answers were errors');
  });

  it('is refused where it drives something unknown', () => {
    expect(
      messageOf(() => importers.fortio.figures(text.replace('"HTTP"', '"QUIC"'), 'x.json')),
    ).toBe(
      '1 problem in x.json\n  line 2, column 14  RunType "QUIC"; expected one of HTTP, GRPC Ping, GRPC Health, TCP, UDP',
    );
  });
});

describe('flent', () => {
  it('adds streams, and counts pings only while they ran', () => {
    const rrul = sampleFigures('flent', 'flent/rrul.flent.gz');
    const rate = rrul.find(({ metric }) => metric === 'throughput_bps');
    expect(rate?.value).toBeCloseTo(3438.42e6, -4);
    expect(rate).toMatchObject({ workload: 'tcp-bidirectional', streams: 4 });
  });

  it('is refused in another unit, or when a runner failed', () => {
    const text = sampleText('flent/tcp_download.flent.gz');
    const megabytes = text.replaceAll('"UNITS": "Mbits/s"', '"UNITS": "MB/s"');
    expect(messageOf(() => importers.flent.figures(megabytes, 'x.flent'))).toMatch(
      /line \d+, column \d+ {2}unit "MB\/s" of TCP download; expected one of Mbits\/s, bits\/s/,
    );
    const negative = text.replace('"val": 0.039', '"val": -0.039');
    expect(messageOf(() => importers.flent.figures(negative, 'x.flent'))).toMatch(
      /raw_values\.Ping \(ms\) ICMP\.\d+\.val is -0\.039; expected at least 0/,
    );
    const failed = text.replace('"FAILED_RUNNERS": 0', '"FAILED_RUNNERS": 1');
    expect(messageOf(() => importers.flent.figures(failed, 'x.flent'))).toContain(
      '1 failed runners',
    );
  });
});

describe('knb', () => {
  it('is refused file by file of its archive, all at once', () => {
    const members = new Map([
      ['./env', 'GENERATOR="knb"\nCLIENT_TCP_P2P_POD_NAME="tcp"\n'],
      ['./mtu', '1500\n'],
      ['./tcp.bw', '-5\n'],
      ['./tcp-client.avg', 'cpu\n1 2 3\n'],
    ]);
    expect(messageOf(() => importers.knb.figures(members, 'a.knbdata'))).toMatchInlineSnapshot(`
      "1 problem in a.knbdata/tcp.bw
        line 1, column 1  bandwidth "-5"; expected a finite number, 0 or more
      1 problem in a.knbdata/tcp-client.avg
        line 1, column 1  heading "cpu"; expected cpu-user cpu-nice cpu-system cpu-iowait cpu-steal memory-used records-number
      1 problem in a.knbdata/tcp-server.avg
        line 1, column 1  no such file in the archive; expected a file "tcp-server.avg""
    `);
  });
});
