import type { Figure } from '@hopwise/dataset';
import type { Outcome } from '../host.ts';
import { type CpuLoad, parseMpstat } from '../parsers/mpstat.ts';
import { ParseError } from '../parsers/parse-error.ts';
import type { TestCase } from '../plan/test-case.ts';
import { caseFigures } from './case-figures.ts';
import { type CasePrograms, casePrograms } from './case-programs.ts';
import { clientScript, programOutputs } from './client-script.ts';
import { CommandFailure, commandFailure } from './command-failure.ts';
import { type Counters, readCounters } from './counters.ts';
import { type EndHealth, endHealth } from './health.ts';
import type { Visit, VisitEnd } from './visit.ts';
import { cpuFigures } from './cpu-figures.ts';

/** What one sample gave. */
export interface TakenSample {
  readonly elapsedMs: number;
  readonly outcome:
    | { readonly kind: 'measured'; readonly figures: readonly Figure[] }
    | { readonly kind: 'failed'; readonly why: string };
  readonly health: { readonly client: EndHealth; readonly server: EndHealth } | null;
  /** What the tools printed, by a name for it. */
  readonly raw: Readonly<Record<string, string>>;
  /** Whether a node was lost, so that there is no point in going on with this visit. */
  readonly isLost: boolean;
}

/** How samples are taken. */
interface SampleSetting {
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly signal: AbortSignal;
}

/** A program that should end after so long is given so much more [ms]. */
const graceMs = 15_000;

/**
 * Takes one sample: counters of both ends, the test with mpstat beside it, counters again. Never
 * rejects: what goes wrong is what the sample says.
 */
export async function takeSample(
  visit: Visit,
  test: TestCase,
  setting: SampleSetting,
): Promise<TakenSample> {
  const started = performance.now();
  const raw: Record<string, string> = {};
  let health: TakenSample['health'] = null;
  const after = (outcome: TakenSample['outcome'], isLost = false): TakenSample => ({
    elapsedMs: Math.round(performance.now() - started),
    ...{ outcome, health, raw, isLost },
  });
  try {
    const ends = [visit.client, visit.server] as const;
    const before = await onBoth(ends, countersOf);
    const programs = casePrograms(test, {
      server: visit.serverAddress,
      seconds: setting.seconds,
      warmUpSeconds: setting.warmUpSeconds,
      clientCores: visit.client.node.cores,
      serverCores: visit.server.node.cores,
    });
    // None of the two rejects, so that nothing goes on behind a failure.
    const [outcome, [clientCpus, serverCpus]] = await Promise.all([
      runPrograms(visit.client, programs, setting),
      onBoth(ends, (end) => cpuLoad(end, setting)),
    ]);
    const failure = commandFailure(`${programs.tool} on ${visit.client.host.name}`, outcome);
    if (failure !== null) throw failure;
    const counted = await onBoth(ends, countersOf);
    health = {
      client: endHealth(before[0], counted[0], clientCpus),
      server: endHealth(before[1], counted[1], serverCpus),
    };
    const outputs = programOutputs(outcome.stdout, programs.commands.length);
    for (const [index, output] of outputs.entries()) {
      raw[`${programs.tool}-${index + 1}`] = output.stdout + output.stderr;
    }
    const figures = caseFigures(programs, outputs);
    return after({ kind: 'measured', figures: [...figures, ...cpuFigures(figures, health)] });
  } catch (error) {
    if (!(error instanceof CommandFailure || error instanceof ParseError)) throw error;
    const isLost = error instanceof CommandFailure && error.kind === 'lost';
    return after({ kind: 'failed', why: error.message }, isLost);
  }
}

const onBoth = <Value>(
  [client, server]: readonly [VisitEnd, VisitEnd],
  part: (end: VisitEnd) => Promise<Value>,
): Promise<readonly [Value, Value]> => Promise.all([part(client), part(server)]);

const countersOf = ({ host, device, entered }: VisitEnd): Promise<Counters> =>
  readCounters(host, device, entered.command([]));

const runPrograms = (
  { host, entered }: VisitEnd,
  programs: CasePrograms,
  { seconds, warmUpSeconds, signal }: SampleSetting,
): Promise<Outcome> =>
  host.run({
    argv: entered.command(['sh', '-s']),
    input: clientScript(programs.commands),
    env: { LC_ALL: 'C' },
    timeoutMs: (seconds + warmUpSeconds) * 1000 + graceMs,
    signal,
  });

/** Shares of the CPUs in the middle of a sample; null where there is no mpstat. */
async function cpuLoad(
  { host }: VisitEnd,
  { seconds, signal }: SampleSetting,
): Promise<readonly CpuLoad[] | null> {
  const { kind, code, stdout } = await host.run({
    argv: [
      'sh',
      '-c',
      'sleep 0.5; exec mpstat -P ALL -o JSON "$1" 1',
      'hw',
      String(Math.max(1, seconds - 1)),
    ],
    env: { LC_ALL: 'C', S_TIME_FORMAT: 'ISO' },
    timeoutMs: seconds * 1000 + graceMs,
    signal,
  });
  if (kind !== 'exited' || code !== 0) return null;
  try {
    return parseMpstat(stdout)[0] ?? null;
  } catch (error) {
    if (error instanceof ParseError) return null; // What it would have said is not known then.
    throw error;
  }
}
