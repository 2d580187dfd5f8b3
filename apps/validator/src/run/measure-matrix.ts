import type { TestCase } from '../plan/test-case.ts';
import { driftOf } from './drift.ts';
import type { HeldNodes } from './hold-nodes.ts';
import { note, type RunContext } from './run-context.ts';
import { casesOfVisit, datapathsOfRound } from './sample-order.ts';
import { caseState } from './stop-rule.ts';
import { visitSamples } from './visit-samples.ts';

/**
 * Takes every sample of a plan: the baseline, round after round of the matrix until each case is
 * done, and the baseline again. Samples that are there already are not taken again.
 *
 * @throws {StopRun} if the run was cancelled, or a node is gone
 */
export async function measureMatrix(
  context: RunContext,
  held: HeldNodes,
  environment: string,
): Promise<void> {
  await measureBaseline(context, held, { phase: 'baseline-first', environment });
  const { plan, state } = context;
  // Every visit gives a sample or refuses its datapath, so that this comes to an end.
  const isOpen = (): boolean =>
    plan.datapaths.some(
      ({ id }) => !state.isRefused(id) && plan.cases.some((test) => !state.isDone(id, test.id)),
    );
  for (let round = 1; isOpen(); round++) {
    for (const datapath of datapathsOfRound(plan, round)) {
      if (state.isRefused(datapath.id)) continue;
      const cases = casesOfVisit(plan, round, datapath)
        .filter(({ id }) => !state.isDone(datapath.id, id))
        .flatMap((test) => timesLeft(context, datapath.id, { test, round }));
      if (cases.length === 0) continue;
      await held.keep();
      await visitSamples(context, { phase: 'matrix', round, datapath, cases, environment });
      noteDone(context, datapath.id);
    }
  }
  await measureBaseline(context, held, { phase: 'baseline-last', environment });
  noteDrift(context);
}

/** A case as often as its round still wants it, and never beyond its cap. */
function timesLeft(
  { plan, state }: RunContext,
  datapath: string,
  { test, round }: { readonly test: TestCase; readonly round: number },
): readonly TestCase[] {
  const { perVisit, max } = plan.sampling;
  const ofRound = perVisit - state.samplesOf(datapath, test.id, round);
  const ofCase = max - state.values(datapath, test).length;
  return Array.from({ length: Math.max(0, Math.min(ofRound, ofCase)) }, () => test);
}

function noteDone(context: RunContext, datapath: string): void {
  const { plan, state } = context;
  for (const test of plan.cases.filter(({ id }) => !state.isDone(datapath, id))) {
    const now = caseState(state.values(datapath, test), plan.sampling);
    if (now.isDone) note(context, { kind: 'case-done', datapath, test: test.id, why: now.why });
  }
}

async function measureBaseline(
  context: RunContext,
  held: HeldNodes,
  {
    phase,
    environment,
  }: { readonly phase: 'baseline-first' | 'baseline-last'; readonly environment: string },
): Promise<void> {
  const { plan, state } = context;
  const { baseline } = plan;
  const [test] = plan.cases;
  const datapath = plan.datapaths.find(({ id }) => id === baseline?.datapath);
  if (baseline === null || test === undefined || datapath === undefined) return;
  const left = baseline.samples - state.baseline(phase, datapath.id, test).length;
  if (left <= 0 || state.isRefused(datapath.id)) return;
  const cases = Array.from({ length: left }, () => test);
  await held.keep();
  await visitSamples(context, { phase, round: 0, datapath, cases, environment });
}

function noteDrift(context: RunContext): void {
  const { plan, state } = context;
  const [test] = plan.cases;
  if (plan.baseline === null || test === undefined) return;
  const of = (phase: 'baseline-first' | 'baseline-last') =>
    state.baseline(phase, plan.baseline?.datapath ?? '', test);
  note(context, { kind: 'drift', ...driftOf(of('baseline-first'), of('baseline-last')) });
}
