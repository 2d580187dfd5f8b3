import type { Host } from '../host.ts';
import { netperfCommand } from '../parsers/netperf-command.ts';
import { netperfSample } from '../parsers/netperf-sample.ts';
import { type NetperfTest, netperfTest } from '../parsers/netperf-test.ts';
import { ParseError } from '../parsers/parse-error.ts';
import { nothingOf, type ProbeFigureId, type ProbePart } from './figures.ts';

const repeats = 3;
const seconds = 2;
const figures = ['loopbackRrPerS', 'loopbackBitPerS'] as const satisfies readonly ProbeFigureId[];

/** Runs netperf over the loopback of a namespace of its own, which ends with it. */
export async function netperfPart(host: Host, core: number): Promise<ProbePart> {
  const samples = new Map<ProbeFigureId, number[]>();
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const figure of figures) {
      const value = await measured(host, core, testOf(figure));
      if (typeof value === 'string') return nothingOf(figures, value);
      samples.set(figure, [...(samples.get(figure) ?? []), value]);
    }
  }
  return { samples, missing: [] };
}

const testOf = (figure: (typeof figures)[number]): NetperfTest =>
  netperfTest.parse({
    server: '127.0.0.1',
    dataPort: 12_866,
    seconds,
    ...(figure === 'loopbackRrPerS'
      ? { kind: 'TCP_RR' }
      : { kind: 'TCP_STREAM', messageBytes: 16_384 }),
  });

/** The rate of a test, or why there is none. */
async function measured(host: Host, core: number, test: NetperfTest): Promise<number | string> {
  const outcome = await host.run({
    argv: ['unshare', '-n', 'sh', '-c', script, 'loopback', String(core), ...netperfCommand(test)],
    timeoutMs: (seconds + 15) * 1000,
  });
  const { kind, code, stdout, stderr } = outcome;
  if (kind !== 'exited' || code !== 0) {
    return stderr.trim().split('\n')[0] || stdout.trim().split('\n')[0] || `netperf: ${kind}`;
  }
  try {
    const rate = netperfSample(stdout, test).find(
      ({ metric }) => metric === 'rr_per_s' || metric === 'throughput_bps',
    );
    return rate?.value ?? 'netperf gave no rate';
  } catch (error) {
    if (error instanceof ParseError) return error.message;
    throw error;
  }
}

/** Names are not resolved, not even numbers, where there is no other address than the loopback's. */
const script = `core=$1; shift
ip link set lo up && ip address add 192.0.2.1/32 dev lo || exit 1
command -v netserver >/dev/null || { echo "no netserver (netperf)" >&2; exit 1; }
netserver -D -4 -L 127.0.0.1 >/dev/null & server=$!
trap 'kill "$server" 2>/dev/null' EXIT
taskset -cp "$core" "$server" >/dev/null
for try in 1 2 3 4 5 6 7 8 9 10; do
  ss -Hltn 'sport = :12865' | grep -q . && break
  sleep 0.1
done
taskset -c "$core" "$@"`;
