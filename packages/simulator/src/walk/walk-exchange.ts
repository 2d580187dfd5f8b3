import { ExchangeRun } from '../events/exchange-run.ts';
import type { RunStarted } from '../events/run-started.ts';
import type { ExchangeModel } from '../exchange-model.ts';
import { isOneHost } from '../one-host.ts';
import type { PredictionInput } from '../prediction-input.ts';
import type { Hop } from '../slot.ts';
import { solveExchangeInput } from '../solve-exchange-input.ts';
import type { Walk, WalkedRun } from './walk.ts';
import { walkedStages } from './walked-stages.ts';

/** What happens to one operation of an exchange that has the machines to itself, without scatter. */
export function walkExchange(input: PredictionInput): Walk {
  const { scenario } = input;
  const workload = { ...scenario.workload, processes: 1, ratePerS: undefined, burst: 1 };
  const solved = solveExchangeInput({ ...input, scenario: { ...scenario, workload } });
  const { model, platform, clock } = solved;
  const runs: WalkedRun[] = [];
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
      isOneHost: isOneHost(input),
      clock,
      seed: scenario.seed,
      onRun: (started) => {
        const { now } = run.simulation;
        if (started.slot === first && ++operations <= walked) origin = now;
        if (operations !== walked) return;
        const isIdle = run.hosts.cpus[started.slot.end][started.cpu]?.isBusy === false;
        runs.push(walkedRun(now - origin, started, reachedBy(model, started), { isIdle, clock }));
      },
    },
  );
  while (operations <= walked) run.simulation.advance(1);
  return {
    subject: 'operation',
    runs,
    endNs: run.simulation.now - origin,
    mss: platform.mss,
    payloadBytes: Math.max(...runs.flatMap(({ sends, receives }) => [...sends, ...receives, 0])),
  };
}

/** The first operation has none before it whose last segments are still on their way. */
const walked = 2;

function walkedRun(
  atNs: number,
  { cpu, slot, isEntered }: RunStarted,
  reached: WalkedRun['reachedBy'],
  { isIdle, clock }: { readonly isIdle: boolean; readonly clock: number },
): WalkedRun {
  const { end, run, receives, sends, isCritical } = slot;
  return {
    ...{ atNs, end, cpu, isCritical, receives, sends },
    context: run.context,
    reachedBy: reached,
    stages: walkedStages(run.items, { isEntered, isIdle, slowdown: clock }),
  };
}

function reachedBy({ slots, first }: ExchangeModel, { slot }: RunStarted): WalkedRun['reachedBy'] {
  const index = slots.indexOf(slot);
  if (index === first) return 'start';
  const hop = slots.flatMap(({ next }) => next).find(({ to }) => to === index);
  return hop === undefined ? 'start' : reaching[hop.via];
}

const reaching: Readonly<Record<Hop['via'], WalkedRun['reachedBy']>> = {
  wire: 'wire',
  veth: 'same-core',
  'same-node': 'same-core',
  loopback: 'same-core',
  'hand-over': 'hand-over',
  wake: 'wake',
};
