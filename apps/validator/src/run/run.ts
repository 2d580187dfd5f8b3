import { randomBytes } from 'node:crypto';
import { anyRunPrefix, runPrefix } from '../lab/lab-names.ts';
import { sweep } from '../lab/sweep.ts';
import type { Plan } from '../plan/plan.ts';
import { blocking, preflight } from '../preflight/preflight.ts';
import type { ConnectOptions } from '../ssh/remote-host.ts';
import { removeAbandonedPods } from '../targets/cni/remove-pod.ts';
import { connectBoth } from './connect-both.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { finishRun, writeResults } from './finish-run.ts';
import { HeldNodes, startedFrom } from './hold-nodes.ts';
import { Journal } from './journal.ts';
import { measureMatrix } from './measure-matrix.ts';
import { openRunFolder } from './open-run-folder.ts';
import { note, type RunContext } from './run-context.ts';
import type { RunEvent } from './run-event.ts';
import { RunState } from './run-state.ts';
import { StopRun } from './stop-run.ts';

export interface RunRequest {
  readonly plan: Plan;
  /** Where the run is kept: a new folder, or the one of a run that is gone on with. */
  readonly folder: string;
  /** Goes on with the run that the folder holds. */
  readonly resume?: boolean;
  /** Ends the run cleanly; what was measured is kept. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  readonly connect?: ConnectOptions;
}

/** How a run ended. */
export interface RunResult {
  readonly state: 'finished' | StopRun['why'];
  /** What is to be said of the end; empty for one that is finished. */
  readonly message: string;
  readonly folder: string;
  readonly sampleCount: number;
  /** Whether the end of the journal was torn off by a crash, which was repaired. */
  readonly wasTorn: boolean;
}

/**
 * Measures what a plan says and keeps every sample in a journal. Whatever happens on the way, the
 * nodes are as before afterwards as far as they can be reached, and the run can be gone on with.
 *
 * @throws {RunError} if it cannot begin: the folder is another run's, or a node is taken
 * @throws {ConnectError} if a node cannot be reached at the start
 */
export async function run(request: RunRequest): Promise<RunResult> {
  const { plan, onEvent = () => undefined, signal = new AbortController().signal } = request;
  const opened = openRunFolder(request.folder, plan, request.resume ?? false);
  const id =
    opened.id ??
    `${plan.name.slice(0, 20).replaceAll(/[^a-z0-9]/g, '-')}-${randomBytes(4).toString('hex')}`;
  const hosts = await connectBoth(plan, request.connect);
  const held = new HeldNodes(hosts, id);
  try {
    await held.take();
    const state = new RunState(opened.entries);
    opened.folder.make();
    const journal = new Journal(opened.folder.journal, opened.wholeBytes);
    const [client, server] = [
      { host: hosts[0], node: plan.client },
      { host: hosts[1], node: plan.server },
    ];
    const { folder } = opened;
    const nodes = { client, server };
    const context: RunContext = { plan, id, folder, journal, state, nodes, signal, onEvent };
    const result = (how: Pick<RunResult, 'state' | 'message'>): RunResult => ({
      ...how,
      folder: folder.path,
      sampleCount: state.sampleCount,
      wasTorn: opened.isTorn,
    });
    try {
      return result(await measured(context, held, opened.id === null));
    } finally {
      journal.close();
    }
  } finally {
    await held.release();
    await Promise.all(hosts.map((host) => host.close()));
  }
}

async function measured(
  context: RunContext,
  held: HeldNodes,
  isNew: boolean,
): Promise<Pick<RunResult, 'state' | 'message'>> {
  const { plan, id, nodes } = context;
  try {
    try {
      const from = startedFrom();
      const { hash: planHash, written } = plan;
      if (isNew) note(context, { kind: 'run', schema: 1, id, planHash, plan: written, from });
      else note(context, { kind: 'resumed', from });
      await removeLeftovers(context);
      const environment = await preparedEnvironment(context);
      await measureMatrix(context, held, environment.hash);
      const after = await readEnvironment(nodes, false);
      if (after.hash !== environment.hash) note(context, { kind: 'environment', ...after });
    } finally {
      await cleanUp(context);
    }
    finishRun(context);
    return { state: 'finished', message: '' };
  } catch (error) {
    return stopped(context, error);
  }
}

/** Nobody else has the nodes, so what is there of runs was left by a crash. */
async function removeLeftovers({ nodes }: RunContext): Promise<void> {
  for (const { host, node } of Object.values(nodes)) {
    await sweep(host, anyRunPrefix);
    await removeAbandonedPods(host, node.runDirectory);
  }
}

/** What cannot be removed from a node that is gone, the next run there removes. */
async function cleanUp({ nodes, id }: RunContext): Promise<void> {
  for (const { host } of Object.values(nodes)) {
    await sweep(host, runPrefix(id)).catch(() => undefined);
  }
}

async function preparedEnvironment(context: RunContext): Promise<Environment> {
  const environment = await readEnvironment(context.nodes, true);
  note(context, { kind: 'environment', ...environment });
  const { plan } = context;
  const { client, server } = environment;
  const findings = preflight({ client, server, plan });
  note(context, { kind: 'preflight', findings: [...findings] });
  const stops = blocking(findings, plan);
  if (stops.length === 0) return environment;
  const lines = stops.map(({ id, node, found, remedy }) => {
    const where = node === null ? '' : `${node}: `;
    return `${id}: ${where}${found}${remedy === null ? '' : ` (${remedy})`}`;
  });
  throw new StopRun('blocked', lines.join('\n'));
}

/** Writes down why, if the disk takes it, and what was measured until then. */
function stopped(context: RunContext, error: unknown): Pick<RunResult, 'state' | 'message'> {
  const isWorld = error instanceof StopRun || (error as NodeJS.ErrnoException).code !== undefined;
  const why = error instanceof StopRun ? error.why : 'failed';
  const message = error instanceof Error ? error.message : String(error);
  try {
    note(context, { kind: 'stopped', why, message });
    writeResults(context);
  } catch {
    // A full disk: the journal ends with the last sample that it took.
  }
  if (!isWorld) throw error;
  return { state: why, message };
}
