import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConntrack } from '../../src/parsers/conntrack.ts';
import {
  parseEthtoolFeatures,
  parseEthtoolFields,
  parseEthtoolLimits,
  parseEthtoolStatistics,
} from '../../src/parsers/ethtool.ts';
import { iperf3Sample } from '../../src/parsers/iperf3-sample.ts';
import { iperf3Test } from '../../src/parsers/iperf3-test.ts';
import { parseIpLinks, parseIpRoute, parseTcQdiscs } from '../../src/parsers/iproute.ts';
import { parseNstat, parseProcNet } from '../../src/parsers/kernel-counters.ts';
import { parseMpstat } from '../../src/parsers/mpstat.ts';
import { netperfSample } from '../../src/parsers/netperf-sample.ts';
import { netperfTest } from '../../src/parsers/netperf-test.ts';
import { ParseError } from '../../src/parsers/parse-error.ts';
import { parseProcStat } from '../../src/parsers/proc-stat.ts';
import { parseSocketSummary } from '../../src/parsers/socket-summary.ts';
import { parseSoftnetStat } from '../../src/parsers/softnet-stat.ts';
import { sample } from '../samples.ts';

const common = { server: '10.211.3.2', dataPort: 12_866, seconds: 1 };
const rr = netperfTest.parse({ ...common, kind: 'TCP_RR', readsCpu: true });
const stream = netperfTest.parse({ ...common, kind: 'UDP_STREAM', messageBytes: 1400 });
const tcp = iperf3Test.parse({
  ...{ server: '10.211.3.2', protocol: 'TCP', seconds: 1, messageBytes: 131_072, streams: 2 },
});

const parsers: readonly (readonly [file: string, parse: (text: string) => unknown])[] = [
  ['netperf-tcp-rr.txt', (text) => netperfSample(text, rr)],
  ['netperf-udp-stream.txt', (text) => netperfSample(text, stream)],
  ['iperf3-tcp.json', (text) => iperf3Sample(text, tcp)],
  ['mpstat.json', parseMpstat],
  ['ethtool-statistics.txt', parseEthtoolStatistics],
  ['ethtool-features.txt', parseEthtoolFeatures],
  ['ethtool-rings.txt', parseEthtoolLimits],
  ['ethtool-coalescing.txt', parseEthtoolFields],
  ['softnet-stat.txt', parseSoftnetStat],
  ['proc-stat.txt', parseProcStat],
  ['nstat.json', parseNstat],
  ['proc-net-snmp.txt', parseProcNet],
  ['conntrack.txt', parseConntrack],
  ['ip-link.json', parseIpLinks],
  ['tc-qdisc.json', parseTcQdiscs],
  ['tc-qdisc.json', parseIpRoute],
  ['ss-summary.txt', parseSocketSummary],
];

/** A real output that was cut off, or in which something else stands somewhere. */
const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .record({
      from: fc.nat(text.length),
      length: fc.nat(40),
      put: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('', '-', '=\n')),
      isCut: fc.boolean(),
    })
    .map(({ from, length, put, isCut }) =>
      isCut ? text.slice(0, from) : text.slice(0, from) + put + text.slice(from + length),
    );

describe.each(parsers)('what reads %s', (file, parse) => {
  it('takes any text, or says which line it does not take', () => {
    const text = sample(file);
    const texts = fc.oneof(damaged(text), fc.string({ unit: 'binary' }), fc.json());
    fc.assert(
      fc.property(texts, (output) => {
        try {
          parse(output);
        } catch (error) {
          expect(error).toBeInstanceOf(ParseError);
          const { line } = error as ParseError;
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(output.split('\n').length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a document that was cut off', () => {
  it.each(['iperf3-tcp.json', 'mpstat.json', 'nstat.json', 'ip-link.json', 'tc-qdisc.json'])(
    'is never taken for a whole one: %s',
    (file) => {
      const parse = parsers.find(([name]) => name === file)?.[1];
      const text = sample(file).trimEnd();
      fc.assert(
        fc.property(fc.nat(text.length - 1), (length) => {
          expect(() => parse?.(text.slice(0, length))).toThrow(ParseError);
        }),
        { numRuns: 40 },
      );
    },
  );
});
