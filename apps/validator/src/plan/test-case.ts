import type { WrittenTest } from './test-schema.ts';

/** What is run for one sample: one test with one size and one number of streams. */
export type TestCase =
  | (CaseOf<'TCP_RR' | 'TCP_CRR' | 'UDP_RR'> & {
      readonly tool: 'netperf';
      /** [byte] */
      readonly requestBytes: number;
      readonly responseBytes: number;
      readonly burst: number;
    })
  | (CaseOf<'TCP_STREAM' | 'TCP_MAERTS' | 'UDP_STREAM'> & {
      readonly tool: 'netperf';
      /** One send [byte]. */
      readonly messageBytes: number;
    })
  | (CaseOf<'IPERF3_TCP' | 'IPERF3_TCP_REVERSE' | 'IPERF3_UDP'> & {
      readonly tool: 'iperf3';
      readonly messageBytes: number;
      readonly paceMbps: number;
    });

interface CaseOf<Kind extends string> {
  readonly kind: Kind;
  /** Unique in a plan, as `tcp-rr 1,1 x1`. */
  readonly id: string;
  readonly streams: number;
}

/** The figure that a case is about: its stop rule and its drift look at this one. */
export const mainMetric = ({ kind }: TestCase): 'rr_per_s' | 'crr_per_s' | 'throughput_bps' =>
  kind === 'TCP_CRR' ? 'crr_per_s' : kind.endsWith('_RR') ? 'rr_per_s' : 'throughput_bps';

/** Cases of a plan's tests, each once, in the order of the plan. */
export function testCases(tests: readonly WrittenTest[]): readonly TestCase[] {
  const cases = new Map(tests.flatMap(casesOf).map((one) => [one.id, one]));
  return [...cases.values()];
}

function casesOf(test: WrittenTest): readonly TestCase[] {
  const kindName = test.kind.toLowerCase().replaceAll('_', '-');
  if ('sizes' in test) {
    const { kind, burst } = test;
    const inFlight = burst === 0 ? '' : ` burst ${burst}`;
    return test.sizes.flatMap(([requestBytes, responseBytes]) =>
      test.streams.map((streams) => ({
        ...{ kind, tool: 'netperf' as const, streams, requestBytes, responseBytes, burst },
        id: `${kindName} ${requestBytes},${responseBytes}${inFlight} x${streams}`,
      })),
    );
  }
  return test.messageBytes.flatMap((messageBytes) =>
    test.streams.map((streams): TestCase => {
      const id = `${kindName} ${messageBytes} x${streams}`;
      if (!('paceMbps' in test)) {
        return { kind: test.kind, tool: 'netperf', id, streams, messageBytes };
      }
      const { kind, paceMbps } = test;
      const pace = paceMbps === 0 ? '' : ` at ${paceMbps} Mbit/s`;
      return { kind, tool: 'iperf3', id: `${id}${pace}`, streams, messageBytes, paceMbps };
    }),
  );
}
