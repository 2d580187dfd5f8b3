import type { PredictionInput } from './prediction-input.ts';
import { solvedAs } from './solved-as.ts';
import type { WalkedRun, WalkedStage } from './walk/walk.ts';
import { walkExchange } from './walk/walk-exchange.ts';

/**
 * What happens to one operation of an exchange that has the machines to itself, as text.
 *
 * Bare times are absolute [ns]: a run is handed to a CPU. Below each run stand the stages that it
 * pays for: `+ns` on the path of the skb, `(ns)` after the skb has left. The last line is when the
 * next operation begins. Runs without scatter, whatever the hardware says.
 *
 * @throws {RangeError} if the workload is a stream that is no loop of turns, and so has no operations
 * @throws {Error} if the cost table lacks a stage of the datapath
 */
export function traceExchange(input: PredictionInput): string {
  const { scenario, hardware, datapath } = input;
  if (solvedAs(scenario.workload.kind, hardware, datapath) !== 'exchange') {
    throw new RangeError('a stream has no operations to trace; expected tcp-rr or the like');
  }
  const { runs, endNs } = walkExchange(input);
  const lines = runs.flatMap((run) => [
    runLine(run),
    ...run.stages.map((stage) => stageLine(run, stage)),
  ]);
  return `${[...lines, `${amount(endNs)}  next operation`].join('\n')}\n`;
}

function runLine({ atNs, end, cpu, context, receives, sends }: WalkedRun): string {
  const place = `${end}  cpu ${String(cpu).padEnd(2)}  ${context.padEnd(7)}`;
  return [amount(atNs), place, ...payloads('receives', receives), ...payloads('sends', sends)].join(
    '  ',
  );
}

const payloads = (verb: string, sizes: readonly number[]): readonly string[] =>
  sizes.length === 0 ? [] : [`${verb} ${sizes.join(' ')}`];

function stageLine(run: WalkedRun, { stage, context, ns, onPath }: WalkedStage): string {
  const elsewhere = context === run.context ? '' : `  ${context}`;
  return `${amount(onPath ? `+${round(ns)}` : `(${round(ns)})`)}    ${stage}${elsewhere}`;
}

const round = (ns: number): string => String(Math.round(10 * ns) / 10);

const amount = (value: number | string): string =>
  (typeof value === 'number' ? round(value) : value).padStart(8);
