import type { Plan } from './plan.ts';
import type { TestCase } from './test-case.ts';

/** Building a datapath, entering it and removing it again, on a node nearby [s]. */
const visitSeconds = 3;
/** What a sample takes beside its own time: start of programs, counters before and after [s]. */
const sampleSeconds = 0.6;

/** netserver waits so long for another connection after the last one of a TCP_CRR [s]. */
const crrWaitSeconds = 4;

/** Time for one sample of a case, with what comes before and after it [s]. */
export const secondsOfSample = ({ sampling }: Pick<Plan, 'sampling'>, test: TestCase): number =>
  sampling.seconds +
  sampleSeconds +
  (test.tool === 'iperf3' ? sampling.warmUpSeconds : 0) +
  (test.kind === 'TCP_CRR' ? crrWaitSeconds + sampling.crrPauseSeconds : sampling.pauseSeconds);

/** Time that one visit to a datapath takes besides its samples [s]. */
export const secondsOfVisit = ({ sampling }: Pick<Plan, 'sampling'>): number =>
  visitSeconds + sampling.warmUpSeconds;

/** Time for a whole plan if every case needs so many samples [s]. */
export function secondsOfPlan(plan: Plan, samplesPerCase: number): number {
  const rounds = Math.ceil(samplesPerCase / plan.sampling.perVisit);
  const visits = rounds * plan.datapaths.length * secondsOfVisit(plan);
  const samples = plan.cases.reduce((sum, test) => sum + secondsOfSample(plan, test), 0);
  const [first] = plan.cases;
  const baseline =
    plan.baseline === null || first === undefined
      ? 0
      : 2 * (secondsOfVisit(plan) + plan.baseline.samples * secondsOfSample(plan, first));
  return visits + samplesPerCase * plan.datapaths.length * samples + baseline;
}
