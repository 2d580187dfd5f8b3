import {
  type Charge,
  type Context,
  type CostTable,
  type Datapath,
  type Entry,
  type StageId,
  stages,
  type Visit,
  type WorkloadFacts,
} from '@hopwise/datapath';
import { overTcp, overUdp } from './over-udp.ts';
import { type Coefficients, charges, parameterOf, sumCoefficients } from './units.ts';

/** One stage with its costs, as one visit runs it. */
export interface StageCost {
  readonly stage: StageId;
  readonly context: Context;
  readonly onPath: boolean;
  /** What it is charged for here, and the cost of each [ns]; nothing that costs nothing. */
  readonly terms: readonly (readonly [Charge, number])[];
  /** The same as places in {@link charges} and costs, for the loop that books them. */
  readonly places: readonly number[];
  readonly costs: readonly number[];
  /** Distinguishes it from other stages of its end when shares are summed. */
  readonly key: string;
}

/** What one visit costs: on the critical path of the skb, and after it. */
export interface Part {
  readonly direction: 'egress' | 'ingress';
  /** How its work gets onto its core. */
  readonly entry: Entry;
  /** Network namespace that the skb is in. */
  readonly namespace: Visit['namespace'];
  /** Whether every skb that it handles is one segment. */
  readonly isSegmented: boolean;
  readonly stages: readonly StageCost[];
  readonly onPath: Coefficients;
  readonly tail: Coefficients;
}

/**
 * A datapath joined with a cost table. The only place where structure and numbers meet; both
 * solvers read it.
 */
export interface Assembly {
  /** The socket layer of sending: what a process pays to hand data to TCP. */
  readonly send: Part;
  /** From TCP to the NIC, when a process sends. */
  readonly egressByProcess: readonly Part[];
  /** The same, when TCP sends from the receive softirq. */
  readonly egressBySoftirq: readonly Part[];
  /** From the NIC to the socket, in softirq. */
  readonly receive: readonly Part[];
  /** The woken process reads. */
  readonly read: readonly Part[];
  /**
   * Makes a part of stages that belong to the workload, not to the datapath.
   *
   * @throws {Error} listing those for which the table has no cost at all
   */
  readonly extra: (ids: readonly StageId[], context: Context, direction: Part['direction']) => Part;
}

/**
 * Joins a datapath with costs.
 *
 * @throws {Error} listing every stage of the datapath for which the table has no cost at all
 */
export function assemble(
  datapath: Datapath,
  table: CostTable,
  transport: WorkloadFacts['transport'] = 'tcp',
): Assembly {
  const kept = assemblies[transport].get(table)?.get(datapath);
  if (kept !== undefined) return kept;
  const carried = transport === 'udp' ? overUdp(datapath) : overTcp(datapath);
  const assembly = join(carried, table);
  const ofTable = assemblies[transport].get(table) ?? new WeakMap<Datapath, Assembly>();
  assemblies[transport].set(table, ofTable.set(datapath, assembly));
  return assembly;
}

/** Kept while both are: sliders and sweeps change the machine and the load, not the join. */
const assemblies = {
  tcp: new WeakMap<CostTable, WeakMap<Datapath, Assembly>>(),
  udp: new WeakMap<CostTable, WeakMap<Datapath, Assembly>>(),
};

function join(datapath: Datapath, table: CostTable): Assembly {
  const costOf = indexed(table);
  const missing = new Set<StageId>();
  const coefficientsOf = (stage: StageId): Coefficients => {
    const cost = costOf.get(stage);
    if (cost === undefined) missing.add(stage);
    return cost ?? sumCoefficients([]);
  };
  const throwIfMissing = (): void => {
    if (missing.size === 0) return;
    throw new Error(`cost table ${table.id} has no cost for: ${[...missing].sort().join(', ')}`);
  };
  const part = (
    direction: Part['direction'],
    { entry, context, namespace, segmented }: Omit<Visit, 'stages' | 'epilogue'>,
    ids: readonly StageId[],
    epilogue: readonly StageId[],
  ): Part => {
    const price = (onPath: boolean) => (stage: StageId) =>
      stageCost(stage, coefficientsOf(stage), direction, context, onPath);
    return {
      direction,
      entry,
      namespace,
      isSegmented: segmented === true,
      stages: [...ids.map(price(true)), ...epilogue.map(price(false))],
      onPath: sumCoefficients(ids.map(coefficientsOf)),
      tail: sumCoefficients(epilogue.map(coefficientsOf)),
    };
  };
  const ingress = (visit: Visit): Part =>
    part('ingress', visit, visit.stages, visit.epilogue ?? []);
  const belowSocket = (caller: Context) => (visit: Visit, index: number) => {
    const isCallers = datapath.egress.slice(0, index + 1).every(({ entry }) => entry === 'syscall');
    const context = isCallers ? caller : visit.context;
    // Leaving the send call is the process's; a softirq that sends does not pay for it.
    const after = (visit.epilogue ?? []).filter(
      (id) => caller === 'process' || stages[id].layer !== 'scheduler',
    );
    return part('egress', { ...visit, context }, visit.stages.filter(isBelowSocket), after);
  };
  const socketStages = datapath.egress.flatMap((visit) =>
    visit.stages.filter((id) => !isBelowSocket(id)),
  );
  const ownNamespace = datapath.egress[0]?.namespace ?? 'host';
  const call = { entry: 'syscall', namespace: ownNamespace } as const;
  const assembly: Assembly = {
    send: part('egress', { ...call, context: 'process' }, socketStages, []),
    egressByProcess: datapath.egress.map(belowSocket('process')),
    egressBySoftirq: datapath.egress.map(belowSocket('softirq')),
    receive: datapath.ingress.filter((visit) => !isRead(visit.entry)).map(ingress),
    read: datapath.ingress.filter((visit) => isRead(visit.entry)).map(ingress),
    extra: (ids, context, direction) => {
      const extra = part(direction, { ...call, context }, ids, []);
      throwIfMissing();
      return extra;
    },
  };
  throwIfMissing();
  return assembly;
}

function stageCost(
  stage: StageId,
  cost: Coefficients,
  direction: Part['direction'],
  visitContext: Context,
  onPath: boolean,
): StageCost {
  const allowed: readonly Context[] = stages[stage].contexts;
  const context = allowed.includes(visitContext) ? visitContext : (allowed[0] ?? visitContext);
  const paid = paidOf(cost);
  return {
    stage,
    context,
    onPath,
    ...paid,
    key: `${direction} ${stage} ${context} ${onPath}`,
  };
}

type Paid = Pick<StageCost, 'terms' | 'places' | 'costs'>;

/** Kept with the coefficients, since a stage is on several visits. */
const paid = new WeakMap<Coefficients, Paid>();

function paidOf(cost: Coefficients): Paid {
  const known = paid.get(cost);
  if (known !== undefined) return known;
  const found = {
    terms: [] as (readonly [Charge, number])[],
    places: [] as number[],
    costs: [] as number[],
  };
  charges.forEach((charge, place) => {
    const value = cost[charge];
    if (value === 0) return;
    found.terms.push([charge, value]);
    found.places.push(place);
    found.costs.push(value);
  });
  paid.set(cost, found);
  return found;
}

const isRead = (entry: Entry): boolean => entry === 'wakeup' || entry === 'syscall';

const isBelowSocket = (id: StageId): boolean => stages[id].layer !== 'socket';

const indices = new WeakMap<CostTable, ReadonlyMap<string, Coefficients>>();

/** Coefficients by subject; kept per table, since many predictions share one. */
function indexed(table: CostTable): ReadonlyMap<string, Coefficients> {
  const index = indices.get(table) ?? indexCosts(table);
  indices.set(table, index);
  return index;
}

function indexCosts(table: CostTable): ReadonlyMap<string, Coefficients> {
  const index = new Map<string, Record<Charge, number>>();
  for (const { subject, parameter, value } of table.costs) {
    let entry = index.get(subject);
    if (entry === undefined) index.set(subject, (entry = { ...sumCoefficients([]) }));
    const charge = chargeOf.get(parameter);
    if (charge !== undefined) entry[charge] = value;
  }
  return index;
}

const chargeOf: ReadonlyMap<string, Charge> = new Map(
  charges.map((charge) => [parameterOf[charge], charge]),
);
