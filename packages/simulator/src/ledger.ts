import type { Charge, Context, CpuUse, End, StageShare } from '@hopwise/datapath';
import type { Part, StageCost } from './assemble.ts';
import { charges, type Units } from './units.ts';

/** What a part handled at one end, per operation. */
export interface Entry {
  readonly end: End;
  readonly part: Part;
  readonly units: Units;
  /** Share of the visits and of the idle charges in `units` that are paid; all when left out. */
  readonly entered?: number;
  readonly fromIdle?: number;
}

/** CPU that no operation causes, such as a nuisance of the platform or a core that polls [cores]. */
export interface Background {
  readonly end: End;
  readonly subject: StageShare['stage'];
  readonly context: Context;
  readonly cores: number;
}

export interface Attribution {
  readonly stages: readonly StageShare[];
  readonly cpu: Readonly<Record<End, CpuUse>>;
}

/**
 * Books time on stages and contexts.
 *
 * @param rate - Operations per ns.
 * @param slowdown - Ratio of real to nominal time at each end (clock, SMT).
 * @param logicalCpus - Of each end: what happens beside the operations gets what they leave.
 */
export function attribute(
  entries: readonly Entry[],
  background: readonly Background[],
  rate: number,
  slowdown: Readonly<Record<End, number>>,
  logicalCpus: number,
): Attribution {
  const shares = { client: new Map<string, Share>(), server: new Map<string, Share>() };
  const paid = new Float64Array(charges.length);
  for (const entry of entries) {
    const { part } = entry;
    const ofEnd = shares[entry.end];
    countPaid(entry, paid);
    for (const stage of part.stages) {
      const { places, costs } = stage;
      let sum = 0;
      for (let index = 0; index < places.length; index++) {
        sum += (costs[index] as number) * (paid[places[index] as number] as number);
      }
      if (sum === 0) continue;
      const share = ofEnd.get(stage.key);
      if (share === undefined) ofEnd.set(stage.key, { part, stage, sum });
      else share.sum += sum;
    }
  }
  const stages: StageShare[] = [];
  for (const end of ['client', 'server'] as const) {
    for (const { part, stage, sum } of shares[end].values()) {
      const nsPerOperation = sum * slowdown[end];
      const { direction } = part;
      const { stage: id, context, onPath } = stage;
      const cores = nsPerOperation * rate;
      stages.push({ end, direction, stage: id, context, nsPerOperation, cores, onPath });
    }
  }
  for (const each of background) {
    const free = Math.max(0, logicalCpus - cpuOf(stages, each.end).total);
    stages.push(backgroundShare({ ...each, cores: Math.min(each.cores, free) }, rate));
  }
  return { stages, cpu: { client: cpuOf(stages, 'client'), server: cpuOf(stages, 'server') } };
}

/** Writes how many of each charge an entry pays, in the order of {@link charges}. */
function countPaid(
  { units, entered = 1, fromIdle = 1 }: Pick<Entry, 'units' | 'entered' | 'fromIdle'>,
  paid: Float64Array,
): void {
  for (let place = 0; place < charges.length; place++) {
    paid[place] = units[charges[place] as Charge] ?? 0;
  }
  paid[visitPlace] = (paid[visitPlace] as number) * entered;
  paid[idlePlace] = (paid[idlePlace] as number) * fromIdle;
}

const visitPlace = charges.indexOf('visit');
const idlePlace = charges.indexOf('idle');

/** What one stage has cost so far, before the machine's slow-down [ns per operation]. */
interface Share {
  readonly part: Part;
  readonly stage: StageCost;
  sum: number;
}

const backgroundShare = (
  { end, subject, context, cores }: Background,
  rate: number,
): StageShare => ({
  end,
  direction: 'background',
  stage: subject,
  context,
  nsPerOperation: rate > 0 ? cores / rate : 0,
  cores,
  onPath: false,
});

function cpuOf(stages: readonly StageShare[], end: End): CpuUse {
  const use: Record<Context, number> = { process: 0, softirq: 0, hardirq: 0 };
  for (const share of stages) if (share.end === end) use[share.context] += share.cores;
  return { ...use, total: use.process + use.softirq + use.hardirq };
}
