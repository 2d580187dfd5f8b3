import { describe, expect, it } from 'vitest';
import { iperf3Command } from '../../src/parsers/iperf3-command.ts';
import { iperf3Sample } from '../../src/parsers/iperf3-sample.ts';
import { iperf3Test } from '../../src/parsers/iperf3-test.ts';
import { netperfCommand } from '../../src/parsers/netperf-command.ts';
import { netperfKeys } from '../../src/parsers/netperf-keys.ts';
import { netperfSample } from '../../src/parsers/netperf-sample.ts';
import { type NetperfTest, netperfTest } from '../../src/parsers/netperf-test.ts';
import { ParseError } from '../../src/parsers/parse-error.ts';
import { percentileResolutionUs } from '../../src/parsers/percentile-resolution.ts';
import { sample } from '../samples.ts';

const common = { server: '10.211.3.2', dataPort: 12_866, seconds: 1 };
const test = (rest: object): NetperfTest => netperfTest.parse({ ...common, ...rest });
const rr = test({ kind: 'TCP_RR', readsCpu: true });
const udpRr = test({ kind: 'UDP_RR', requestBytes: 100, responseBytes: 1000 });
const udpStream = test({ kind: 'UDP_STREAM', messageBytes: 1400 });

const figure = (figures: ReturnType<typeof netperfSample>, metric: string): number | undefined =>
  figures.find((one) => one.metric === metric)?.value;
/** The sample with the value of a key changed. */
const with_ = (name: string, key: string, value: string): string =>
  sample(name).replace(new RegExp(`^${key}=.*$`, 'm'), `${key}=${value}`);

describe('a netperf sample', () => {
  it('gives the figures that netperf printed', () => {
    const figures = netperfSample(sample('netperf-tcp-rr.txt'), rr);
    expect(figure(figures, 'rr_per_s')).toBe(40_789.76);
    expect(figure(figures, 'latency_p99_us')).toBe(49);
    expect(figure(figures, 'cpu_client_cores')).toBe(2);
    const crr = netperfSample(sample('netperf-tcp-crr.txt'), test({ kind: 'TCP_CRR' }));
    expect(figure(crr, 'crr_per_s')).toBe(8327.43);
    const stream = test({ kind: 'TCP_STREAM', messageBytes: 16_384 });
    expect(netperfSample(sample('netperf-tcp-stream.txt'), stream).length).toBeGreaterThan(2);
    const back = test({ kind: 'TCP_MAERTS', messageBytes: 16_384 });
    expect(figure(netperfSample(sample('netperf-tcp-maerts.txt'), back), 'retransmits')).toBe(1003);
  });

  it('counts datagrams where they arrive', () => {
    const figures = netperfSample(sample('netperf-udp-stream.txt'), udpStream);
    expect(figure(figures, 'throughput_bps')).toBeCloseTo(631.71e6);
    expect(figure(figures, 'sent_bps')).toBeCloseTo(1042.32e6);
  });

  it('fails by name when a key does not come back', () => {
    const text = sample('netperf-misspelt.txt');
    expect(() => netperfKeys(text, ['THROUGHPUT', 'THROUGPUT_UNITS'])).toThrow(
      'netperf, line 2: no THROUGPUT_UNITS; expected every key asked for',
    );
  });

  it.each([
    ['several iterations, whose figures are mixed', 'CONFIDENCE_ITERATION', '3'],
    ['a percentile of 0, where the search in the histogram failed', 'P50_LATENCY', '0'],
    ['percentiles that fall', 'P99_LATENCY', '3'],
    ['a percentile longer than the test', 'P50_LATENCY', '2000000'],
    ['a deviation that overflowed', 'STDDEV_LATENCY', '-nan'],
    ['a mean that overflowed', 'MEAN_LATENCY', '-12.50'],
    ['another burst than was asked for', 'BURST_SIZE', '1'],
    ['transactions that may share packets', 'LOCAL_NODELAY', '0'],
    ['another size than was asked for', 'REQUEST_SIZE', '80000'],
    ['a test that ended early', 'ELAPSED_TIME', '0.20'],
  ])('is refused for %s', (_, key, value) => {
    const text = with_('netperf-tcp-rr.txt', key, value);
    expect(() => netperfSample(text, rr)).toThrow(ParseError);
    const line = text.split('\n').findIndex((one) => one.startsWith(`${key}=`)) + 1;
    expect(() => netperfSample(text, rr)).toThrow(
      key === 'P50_LATENCY' ? /LATENCY/ : `line ${line}:`,
    );
  });

  it('is refused when a lost datagram stopped the test, which shows as a low rate', () => {
    expect(figure(netperfSample(sample('netperf-udp-rr.txt'), udpRr), 'rr_per_s')).toBe(21_810.76);
    const stopped = with_('netperf-udp-rr.txt', 'TRANSACTION_RATE', '2181.0');
    expect(() => netperfSample(stopped, udpRr)).toThrow('did not stand still for 90 % of its time');
  });

  it('has as many transactions in flight as the burst and one', () => {
    const text = sample('netperf-tcp-rr-burst.txt');
    const [first] = netperfSample(text, test({ kind: 'TCP_RR', burst: 4 }));
    expect(first?.workload).toBe('tcp-rr-burst-4');
    expect(() => netperfSample(text, test({ kind: 'TCP_RR', burst: 0 }))).toThrow('BURST_SIZE');
  });

  it('knows a percentile to a tenth of its decade', () => {
    expect([7, 99, 100, 850, 4200].map(percentileResolutionUs)).toEqual([1, 1, 10, 10, 100]);
  });
});

describe('a netperf command', () => {
  it('runs one iteration, over fixed ports, and asks for keys', () => {
    const argv = netperfCommand(test({ kind: 'TCP_CRR', burst: 0, requestBytes: 80 }));
    expect(argv.slice(0, 11).join(' ')).toBe('netperf -H 10.211.3.2 -p 12865 -t TCP_CRR -l 1 -P 0');
    expect(argv.join(' ')).toContain('-- -P ,12866 -r 80,1 -D -k PROTOCOL,DIRECTION,');
    for (const flag of ['-i', '-I', '-o', '-O']) expect(argv).not.toContain(flag);
  });

  it('asks for datagrams that are routed, and for no bundles of a burst', () => {
    expect(netperfCommand(udpStream).join(' ')).toContain('-m 1400 -R 1 -k');
    expect(netperfCommand(test({ kind: 'TCP_RR', burst: 7 })).join(' ')).toContain('-b 7 -D -k');
  });

  it.each([
    ['a size with a colon, which netperf misreads', { kind: 'TCP_RR', requestBytes: '80:80' }],
    ['no size', { kind: 'TCP_STREAM' }],
    ['a size of nothing', { kind: 'TCP_STREAM', messageBytes: 0 }],
    ['an option for a server', { kind: 'TCP_RR', server: '-hopeful' }],
    ['a name for a server', { kind: 'TCP_RR', server: 'node-a' }],
    ['a field that no test has', { kind: 'TCP_RR', messageBytes: 5 }],
    ['a time without end', { kind: 'TCP_RR', seconds: Number.POSITIVE_INFINITY }],
  ])('refuses %s', (_, wrong) => {
    expect(() => netperfCommand({ ...common, ...wrong } as unknown as NetperfTest)).toThrow();
  });
});

describe('an iperf3 sample', () => {
  const tcp = iperf3Test.parse({
    ...{ server: '10.211.3.2', protocol: 'TCP', seconds: 1, messageBytes: 131_072, streams: 2 },
  });
  const udp = iperf3Test.parse({
    ...{ server: '10.211.3.2', protocol: 'UDP', seconds: 1, messageBytes: 1400, isReverse: true },
    paceBps: 1e9,
  });

  it('gives the figures of the test that was asked for, and of no other', () => {
    const figures = iperf3Sample(sample('iperf3-tcp.json'), tcp);
    expect(figure(figures, 'throughput_bps')).toBeGreaterThan(1e9);
    expect(iperf3Sample(sample('iperf3-udp.json'), udp)[0]?.workload).toBe(
      'udp-stream-reverse-1gbps',
    );
    expect(() => iperf3Sample(sample('iperf3-tcp.json'), { ...tcp, streams: 1 })).toThrow(
      'num_streams: 2; expected 1',
    );
  });

  it('fails with the words of a run that failed, and when it was cut off', () => {
    expect(() => iperf3Sample(sample('iperf3-failed.json'), tcp)).toThrow('unable to connect');
    const cut = sample('iperf3-tcp.json').slice(0, 900);
    expect(() => iperf3Sample(cut, tcp)).toThrow(ParseError);
  });

  it('always says its pace, as iperf3 takes 1 Mbit/s over UDP otherwise', () => {
    expect(iperf3Command({ ...udp, paceBps: 0 }).join(' ')).toContain('-b 0 -u -R');
  });
});
