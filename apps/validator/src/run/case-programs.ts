import { iperf3Command } from '../parsers/iperf3-command.ts';
import { type Iperf3Test, iperf3Test } from '../parsers/iperf3-test.ts';
import { netperfCommand } from '../parsers/netperf-command.ts';
import { type NetperfTest, netperfTest } from '../parsers/netperf-test.ts';
import type { TestCase } from '../plan/test-case.ts';
import { ports } from './servers.ts';

/** How long and where a case is run. */
interface CaseSetting {
  readonly server: string;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Cores that streams are pinned to, in turn; not pinned where empty. */
  readonly clientCores: readonly number[];
  readonly serverCores: readonly number[];
}

/** The programs of a case: netperf once for every stream, iperf3 once for all. */
export type CasePrograms =
  | {
      readonly tool: 'netperf';
      readonly tests: readonly NetperfTest[];
      readonly commands: readonly (readonly string[])[];
    }
  | {
      readonly tool: 'iperf3';
      readonly test: Iperf3Test;
      readonly commands: readonly (readonly string[])[];
    };

/** So often processes that run at once say how they get on [s]. */
const interimSeconds = 0.5;

export function casePrograms(one: TestCase, setting: CaseSetting): CasePrograms {
  if (one.tool === 'iperf3') {
    const test = iperf3Of(one, setting);
    return { tool: 'iperf3', test, commands: [iperf3Command(test)] };
  }
  const tests = Array.from({ length: one.streams }, (_, index) => netperfOf(one, setting, index));
  return { tool: 'netperf', tests, commands: tests.map(netperfCommand) };
}

function netperfOf(
  one: Extract<TestCase, { readonly tool: 'netperf' }>,
  setting: CaseSetting,
  index: number,
): NetperfTest {
  const { kind, streams } = one;
  const sizes =
    'requestBytes' in one
      ? { requestBytes: one.requestBytes, responseBytes: one.responseBytes, burst: one.burst }
      : { messageBytes: one.messageBytes };
  return netperfTest.parse({
    kind,
    ...sizes,
    server: setting.server,
    controlPort: ports.netserver,
    dataPort: ports.firstData + index,
    seconds: setting.seconds,
    readsCpu: true,
    interimSeconds: streams > 1 ? interimSeconds : 0,
    ...pinned(setting, index),
  });
}

function iperf3Of(
  one: Extract<TestCase, { readonly tool: 'iperf3' }>,
  setting: CaseSetting,
): Iperf3Test {
  return iperf3Test.parse({
    server: setting.server,
    port: ports.iperf3,
    protocol: one.kind === 'IPERF3_UDP' ? 'UDP' : 'TCP',
    seconds: setting.seconds,
    omitSeconds: setting.warmUpSeconds,
    streams: one.streams,
    messageBytes: one.messageBytes,
    isReverse: one.kind === 'IPERF3_TCP_REVERSE',
    paceBps: Math.round(one.paceMbps * 1e6),
    ...pinned(setting, 0),
  });
}

function pinned({ clientCores, serverCores }: CaseSetting, index: number): object {
  const client = clientCores[index % clientCores.length];
  const server = serverCores[index % serverCores.length];
  return client === undefined || server === undefined ? {} : { cores: { client, server } };
}
