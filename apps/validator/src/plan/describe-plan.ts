import { casesOfVisit, datapathsOfRound } from '../run/sample-order.ts';
import type { Plan } from './plan.ts';
import { secondsOfPlan, secondsOfSample } from './plan-time.ts';
import { type PlannedChanges, plannedChanges } from './planned-changes.ts';

/** What a run of a plan will do, found out without asking any node. */
export interface PlanDescription {
  readonly name: string;
  readonly client: string;
  readonly server: string;
  readonly seed: number;
  /** Datapaths with what is made for each on the nodes. */
  readonly datapaths: readonly {
    readonly id: string;
    readonly path: string;
    readonly changes: PlannedChanges;
  }[];
  readonly cases: readonly {
    readonly id: string;
    readonly tool: string;
    /** Of one sample with what comes before and after it. */
    readonly sampleSeconds: number;
  }[];
  readonly baseline: {
    readonly datapath: string;
    readonly test: string;
    readonly samples: number;
  } | null;
  /** Order of the first round: datapaths, and the tests while each stands. */
  readonly firstRound: readonly { readonly datapath: string; readonly tests: readonly string[] }[];
  /** Of all cases together: if each needs the fewest samples, and if each needs the most. */
  readonly samples: { readonly least: number; readonly most: number };
  readonly seconds: { readonly least: number; readonly most: number };
  /** What happens on the nodes besides the datapaths. */
  readonly always: readonly string[];
}

export function describePlan(plan: Plan): PlanDescription {
  const { sampling, baseline, cases, datapaths } = plan;
  const caseCount = cases.length * datapaths.length;
  const [first] = cases;
  const tools = [...new Set(cases.map(({ tool }) => tool))];
  const servers = tools.map((tool) => (tool === 'netperf' ? 'netserver' : 'iperf3 -s'));
  return {
    name: plan.name,
    client: plan.client.name,
    server: plan.server.name,
    seed: plan.seed,
    datapaths: datapaths.map((datapath) => ({
      ...{ id: datapath.id, path: datapath.path },
      changes: plannedChanges(plan, datapath),
    })),
    cases: cases.map((one) => ({
      ...{ id: one.id, tool: one.tool },
      sampleSeconds: secondsOfSample(plan, one),
    })),
    baseline:
      baseline === null || first === undefined
        ? null
        : { datapath: baseline.datapath, test: first.id, samples: baseline.samples },
    firstRound: datapathsOfRound(plan, 1).map((datapath) => ({
      datapath: datapath.id,
      tests: casesOfVisit(plan, 1, datapath).map(({ id }) => id),
    })),
    samples: { least: caseCount * sampling.min, most: caseCount * sampling.max },
    seconds: {
      least: secondsOfPlan(plan, sampling.min),
      most: secondsOfPlan(plan, sampling.max),
    },
    always: [
      `${servers.join(' and ')} on ${plan.server.name} while a datapath is measured`,
      `the lock of ${plan.client.name} in ${plan.client.runDirectory} and of ${plan.server.name} in ${plan.server.runDirectory}`,
    ],
  };
}
