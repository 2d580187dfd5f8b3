import type { Context, CpuUse, End, StageShare } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import { timeOf, type Units } from './units.ts';

/** What a part handled at one end, per operation. */
export interface Entry {
  readonly end: End;
  readonly part: Part;
  readonly units: Units;
}

/** CPU that no operation causes, such as a nuisance of the platform [cores]. */
export interface Background {
  readonly end: End;
  readonly subject: 'netnsConnect';
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
 */
export function attribute(
  entries: readonly Entry[],
  background: readonly Background[],
  rate: number,
  slowdown: Readonly<Record<End, number>>,
): Attribution {
  const shares = new Map<string, StageShare>();
  for (const { end, part, units } of entries) {
    for (const { stage, context, onPath, cost } of part.stages) {
      const nsPerOperation = timeOf(cost, units) * slowdown[end];
      if (nsPerOperation === 0) continue;
      const key = `${end} ${part.direction} ${stage} ${context} ${onPath}`;
      const before = shares.get(key);
      const sum = nsPerOperation + (before?.nsPerOperation ?? 0);
      const { direction } = part;
      const cores = sum * rate;
      shares.set(key, { end, direction, stage, context, nsPerOperation: sum, cores, onPath });
    }
  }
  const stages = [...shares.values(), ...background.map((each) => backgroundShare(each, rate))];
  return { stages, cpu: { client: cpuOf(stages, 'client'), server: cpuOf(stages, 'server') } };
}

const backgroundShare = ({ end, subject, cores }: Background, rate: number): StageShare => ({
  end,
  direction: 'background',
  stage: subject,
  context: 'process',
  nsPerOperation: rate > 0 ? cores / rate : 0,
  cores,
  onPath: false,
});

function cpuOf(stages: readonly StageShare[], end: End): CpuUse {
  const use: Record<Context, number> = { process: 0, softirq: 0, hardirq: 0 };
  for (const share of stages) if (share.end === end) use[share.context] += share.cores;
  return { ...use, total: use.process + use.softirq + use.hardirq };
}
