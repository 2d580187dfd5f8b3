import { clusterOf, workloadFacts } from '@hopwise/datapath';
import type { StageCost } from './assemble.ts';
import { ExchangeRun } from './events/exchange-run.ts';
import type { RunStarted } from './events/run-started.ts';
import type { PredictionInput } from './prediction-input.ts';
import { solveExchangeInput } from './solve-exchange-input.ts';
import type { Units } from './units.ts';

/**
 * What happens to one operation of an exchange that has the machines to itself, as text.
 *
 * Bare times are absolute [ns]: a run is handed to a CPU. Below each run stand the stages that it
 * pays for: `+ns` on the path of the skb, `(ns)` after the skb has left. The last line is when the
 * next operation begins. Runs without scatter, whatever the hardware says.
 *
 * @throws {RangeError} if the workload is a stream, which has no operations
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export function traceExchange(input: PredictionInput): string {
  const { scenario } = input;
  if (workloadFacts(scenario.workload.kind).class !== 'exchange') {
    throw new RangeError('a stream has no operations to trace; expected tcp-rr or the like');
  }
  const workload = { ...scenario.workload, processes: 1, ratePerS: undefined, burst: 1 };
  const solved = solveExchangeInput({ ...input, scenario: { ...scenario, workload } });
  const { model, platform, clock } = solved;
  const lines: string[] = [];
  let operations = 0;
  let origin = 0;
  const first = model.slots[model.first];
  const run = new ExchangeRun(
    model,
    { ...platform, runTimeCv: 0 },
    {
      processes: 1,
      customers: 1,
      offered: null,
      isOneHost: clusterOf(scenario).placement === 'same-node',
      clock,
      seed: scenario.seed,
      onRun: (started) => {
        const { now } = run.simulation;
        if (started.slot === first && ++operations <= traced) origin = now;
        if (operations !== traced) return;
        const isIdle = run.hosts.cpus[started.slot.end][started.cpu]?.isBusy === false;
        lines.push(runLine(now - origin, started), ...stageLines(started, isIdle, clock));
      },
    },
  );
  while (operations <= traced) run.simulation.advance(1);
  lines.push(`${amount(run.simulation.now - origin)}  next operation`);
  return `${lines.join('\n')}\n`;
}

/** The first operation has none before it whose last segments are still on their way. */
const traced = 2;

function runLine(at: number, { cpu, slot }: RunStarted): string {
  const { end, run, receives, sends } = slot;
  const place = `${end}  cpu ${String(cpu).padEnd(2)}  ${run.context.padEnd(7)}`;
  return [amount(at), place, ...payloads('receives', receives), ...payloads('sends', sends)].join(
    '  ',
  );
}

const payloads = (verb: string, sizes: readonly number[] = []): readonly string[] =>
  sizes.length === 0 ? [] : [`${verb} ${sizes.join(' ')}`];

/** The stages that a run pays for: first those on the path, then those after it. */
function stageLines(
  { slot: { run }, isEntered }: RunStarted,
  isIdle: boolean,
  clock: number,
): string[] {
  const paid = run.items.flatMap(({ part, units }) =>
    part.stages.map((stage) => ({
      stage,
      ns: clock * priceOf(stage, unitsOf(stage, units, isEntered, isIdle)),
    })),
  );
  const line = ({ stage: { stage, context, onPath }, ns }: (typeof paid)[number]): string => {
    const elsewhere = context === run.context ? '' : `  ${context}`;
    return `${amount(onPath ? `+${round(ns)}` : `(${round(ns)})`)}    ${stage}${elsewhere}`;
  };
  const there = paid.filter(({ ns }) => ns > 0);
  return [
    ...there.filter(({ stage }) => stage.onPath),
    ...there.filter(({ stage }) => !stage.onPath),
  ].map(line);
}

const priceOf = ({ terms }: StageCost, units: Units): number =>
  terms.reduce((sum, [charge, cost]) => sum + cost * (units[charge] ?? 0), 0);

const unitsOf = (
  { onPath }: StageCost,
  units: Units,
  isEntered: boolean,
  isIdle: boolean,
): Units => ({
  ...units,
  visit: isEntered ? (units.visit ?? 0) : 0,
  idle: isIdle && !onPath ? (units.idle ?? 0) : 0,
});

const round = (ns: number): string => String(Math.round(10 * ns) / 10);

const amount = (value: number | string): string =>
  (typeof value === 'number' ? round(value) : value).padStart(8);
