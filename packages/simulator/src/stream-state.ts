import type { End } from '@hopwise/datapath';
import { copySlowdown } from './memory.ts';
import { type Batch, batchAt } from './stream-batch.ts';
import { ceilingsAt } from './stream-ceilings.ts';
import { handedTime, pollingCores, pooledTime } from './stream-demand.ts';
import { enteredAt } from './stream-entered.ts';
import { type ServerLoad, serverLoad } from './stream-legs.ts';
import type { State, Transfer } from './stream-model.ts';
import { type CoreTimes, timesPerByte, whole } from './stream-times.ts';

/** What an iteration starts from: idle cores, every context entered. */
const untouched = (clock: number, { polls }: Batch) => ({
  slowdown: { client: clock, server: clock },
  utilisation: { client: 0, server: 0 },
  entered: { softirq: polls, fromIdle: polls, woken: { client: 1, server: 1 }, completing: 1 },
});

/** The iteration has settled when slow-downs move by less [ratio]; it does so within a few steps. */
const settled = 1e-9;
const stepsMax = 40;

/**
 * A transfer at a goodput [byte/ns].
 *
 * @param near - State at a goodput close by, to start the iteration from; null when none is known.
 */
export function stateAt(transfer: Transfer, goodput: number, near: State | null): State {
  const { costs, platform, flows, directions, clock, sendBytes } = transfer;
  const { logicalCpus, smtSlowdown } = platform;
  const copying = copySlowdown(platform, flows, goodput, directions);
  const processes = flows * directions;
  const others = (processes - 1) / processes;
  let batch = batchAt(platform, transfer, goodput, near?.entered.completing ?? 1);
  let { slowdown, utilisation, entered } = near ?? untouched(clock, batch);
  let nominal = timesPerByte(costs, batch, sendBytes, entered, copying);
  let servers = loads(transfer, batch, { slowdown, utilisation, entered, nominal, goodput });
  for (let step = 0, change = 1; step < stepsMax && change > settled; step++) {
    const before = slowdown;
    const polling = pollingCores(transfer, servers);
    const demand = demands(transfer, nominal, servers);
    utilisation = {
      client: (goodput * demand.client * slowdown.client + polling.client) / logicalCpus,
      server: (goodput * demand.server * slowdown.server + polling.server) / logicalCpus,
    };
    // Work that is not the flow's own may be on a core's sibling; the pool's is, of any flow.
    const pooled = {
      client: goodput * pooledTime(transfer, servers, 'client') * slowdown.client * (1 - others),
      server: goodput * pooledTime(transfer, servers, 'server') * slowdown.server * (1 - others),
    };
    slowdown = {
      client:
        clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation.client * others + pooled.client)),
      server:
        clock * (1 + (smtSlowdown - 1) * Math.min(1, utilisation.server * others + pooled.server)),
    };
    entered = enteredAt(transfer, batch, nominal, entered, slowdown, goodput);
    batch = batchAt(platform, transfer, goodput, entered.completing);
    nominal = timesPerByte(costs, batch, sendBytes, entered, copying);
    servers = loads(transfer, batch, { slowdown, utilisation, entered, nominal, goodput });
    change = Math.abs(slowdown.client - before.client) + Math.abs(slowdown.server - before.server);
  }
  const ceilings = ceilingsAt(transfer, { nominal, servers, slowdown });
  return { batch, entered, copying, slowdown, utilisation, servers, ceilings };
}

/** Time on all cores of each end [ns/byte]. */
function demands(
  transfer: Transfer,
  nominal: Readonly<Record<End, CoreTimes>>,
  servers: readonly ServerLoad[],
): Readonly<Record<End, number>> {
  const client = whole(nominal.client);
  const server = whole(nominal.server);
  const isBoth = transfer.directions === 2;
  return {
    client: (isBoth ? client + server : client) + handedTime(transfer, servers, 'client'),
    server: (isBoth ? client + server : server) + handedTime(transfer, servers, 'server'),
  };
}

const loads = (
  { servers, legCores, flows }: Transfer,
  batch: Batch,
  {
    slowdown,
    utilisation,
    entered,
    nominal,
    goodput,
  }: Pick<State, 'slowdown' | 'utilisation' | 'entered'> & {
    readonly nominal: Readonly<Record<End, CoreTimes>>;
    readonly goodput: number;
  },
): readonly ServerLoad[] =>
  servers.map((handed) =>
    serverLoad(handed, batch, entered.woken, {
      goodput: goodput * slowdown[handed.end],
      utilisation: utilisation[handed.end],
      process: (goodput * slowdown[handed.end] * nominal[handed.end].process) / flows,
      cores: legCores,
    }),
  );
