import { setTimeout as pause } from 'node:timers/promises';
import { LabFailure } from './lab-failure.ts';
import type { PlannedDatapath } from '../plan/plan.ts';
import type { TestCase } from '../plan/test-case.ts';
import { CommandFailure } from './command-failure.ts';
import { note, type RunContext } from './run-context.ts';
import type { SampleEntry } from './journal-entry.ts';
import { hasSmallSegments, warningsOf } from './health-warnings.ts';
import { type TestServer, startServer } from './servers.ts';
import { StopRun } from './stop-run.ts';
import { takeSample, type TakenSample } from './take-sample.ts';
import { openVisit, type Visit } from './visit.ts';
import { warmUp } from './warm-up.ts';

/** What is to be measured while one datapath stands. */
interface VisitPlan {
  readonly phase: SampleEntry['phase'];
  readonly round: number;
  readonly datapath: PlannedDatapath;
  /** Cases in order, each as often as it is there. */
  readonly cases: readonly TestCase[];
  /** Of the environment. */
  readonly environment: string;
}

/**
 * Builds a datapath, measures, and removes it again. A datapath that cannot be built is noted as
 * refused; a sample that fails is a sample.
 *
 * @throws {StopRun} if the run was cancelled, or a node is gone
 */
export async function visitSamples(context: RunContext, wanted: VisitPlan): Promise<void> {
  const visit = await openOrRefuse(context, wanted.datapath);
  if (visit === null) return;
  const servers: TestServer[] = [];
  try {
    const { datapath, serverAddress, mtu, notes } = visit;
    note(context, {
      kind: 'visit',
      datapath: datapath.id,
      client: visit.client.entered.what,
      server: visit.server.entered.what,
      ...{ serverAddress, mtu, notes: [...notes] },
    });
    for (const tool of new Set(wanted.cases.map(({ tool: one }) => one))) {
      servers.push(await startServer(visit.server, tool, serverAddress));
    }
    await warmUp(context, visit, wanted.cases);
    for (const test of wanted.cases) {
      const taken = await sampleOf(context, wanted, { visit, test });
      if (taken.isLost) break;
    }
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    await refuseOrStop(context, wanted.datapath, error);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await visit.close().catch((error: unknown) => refuseOrStop(context, null, error));
  }
}

async function openOrRefuse(context: RunContext, datapath: PlannedDatapath): Promise<Visit | null> {
  stopIfCancelled(context);
  try {
    return await openVisit(context.nodes, datapath, context.id);
  } catch (error) {
    await refuseOrStop(context, datapath, error);
    return null;
  }
}

/** Whether it is the datapath that does not work, or a node that is gone. */
async function refuseOrStop(
  context: RunContext,
  datapath: PlannedDatapath | null,
  error: unknown,
): Promise<void> {
  stopIfCancelled(context);
  const message = error instanceof Error ? error.message : String(error);
  for (const { host } of Object.values(context.nodes)) {
    const { kind, stderr } = await host.run({ argv: ['true'], timeoutMs: 10_000 });
    if (kind !== 'exited') throw new StopRun('lost', `${host.name} is gone: ${stderr || kind}`);
  }
  if (!LabFailure.is(error)) throw error;
  if (datapath === null) throw new StopRun('failed', message);
  note(context, { kind: 'refused', datapath: datapath.id, why: message });
}

function stopIfCancelled({ signal }: Pick<RunContext, 'signal'>): void {
  if (signal.aborted) throw new StopRun('cancelled', 'the run was cancelled');
}

async function sampleOf(
  context: RunContext,
  { phase, round, environment }: VisitPlan,
  { visit, test }: { readonly visit: Visit; readonly test: TestCase },
): Promise<TakenSample> {
  const { plan, state, folder, signal } = context;
  stopIfCancelled(context);
  const { seconds, warmUpSeconds, pauseSeconds, crrPauseSeconds } = plan.sampling;
  const taken = await takeSample(visit, test, { seconds, warmUpSeconds, signal });
  // Half a sample is none.
  stopIfCancelled(context);
  const number = state.sampleCount + 1;
  const raw = Object.entries(taken.raw).map(([name, text]) => {
    const file = `raw/${String(number).padStart(5, '0')}-${name}.txt`;
    folder.write(file, text);
    return file;
  });
  const { health } = taken;
  note(context, {
    kind: 'sample',
    ...{ number, phase, round, datapath: visit.datapath.id, test: test.id, environment },
    elapsedMs: taken.elapsedMs,
    outcome:
      taken.outcome.kind === 'failed'
        ? taken.outcome
        : { kind: 'measured', figures: [...taken.outcome.figures] },
    health,
    warnings: [
      ...(['client', 'server'] as const).flatMap((end) =>
        health === null ? [] : warningsOf(health[end]).map((id) => ({ end, id })),
      ),
      ...(hasSmallSegments(mssOf(taken), visit.mtu)
        ? [{ end: 'client' as const, id: 'small-segments' as const }]
        : []),
    ],
    raw,
  });
  const rest = test.kind === 'TCP_CRR' ? crrPauseSeconds : pauseSeconds;
  if (rest > 0) await pause(rest * 1000, undefined, { signal }).catch(() => undefined);
  return taken;
}

const mssOf = ({ outcome }: TakenSample): number | undefined =>
  outcome.kind === 'failed'
    ? undefined
    : outcome.figures.find(({ metric }) => metric === 'tcp_mss_bytes')?.value;
