import { deterministic, type Distribution, exponential, lognormal, Station } from '@hopwise/engine';
import { describe, it } from 'vitest';
import { estimate, expectToAgree } from './support/estimate.ts';
import { type Customers, sojournTimes } from './support/open-queue.ts';

/** Enough for batches of 9000 jobs, a hundred times as long as the memory of a queue at load 0.8. */
const COUNT = 400_000;
const SERVICE = 100;

const customers = (load: number, service: Distribution): Customers => ({
  rate: load / SERVICE,
  service,
});

function sojourns(arriving: Customers, servers: number): number[] {
  const [only = []] = sojournTimes([arriving], COUNT, (simulation, leave) => {
    const station = new Station(simulation, { servers, onDeparture: leave });
    return { arrive: (job, service) => station.arrive(job, service) };
  });
  return only;
}

/** Chance that a job has to wait, from Erlang's B by recursion over the servers. */
function erlangC(servers: number, offered: number): number {
  const blocked = erlangB(servers, offered);
  return blocked / (1 - (offered / servers) * (1 - blocked));
}

/** Chance that a job finds every server busy, if there is no queue. */
function erlangB(servers: number, offered: number): number {
  let blocked = 1;
  for (let c = 1; c <= servers; c++) blocked = (offered * blocked) / (c + offered * blocked);
  return blocked;
}

/** Mean sojourn in M/G/1: Pollaczek-Khinchine. */
const mg1 = (load: number, cv: number): number =>
  SERVICE * (1 + (load * (1 + cv ** 2)) / 2 / (1 - load));

describe('a station', () => {
  it.each([0.3, 0.6, 0.8])('agrees with M/M/1 at load %d', (load) => {
    const observed = sojourns(customers(load, exponential(SERVICE)), 1);
    expectToAgree(estimate(observed), SERVICE / (1 - load));
  });

  it.each([0.3, 0.6, 0.8])('agrees with M/D/1 at load %d', (load) => {
    expectToAgree(estimate(sojourns(customers(load, deterministic(SERVICE)), 1)), mg1(load, 0));
  });

  it.each([0.5, 1, 1.5])(
    'agrees with Pollaczek-Khinchine for a lognormal service of cv %d',
    (cv) => {
      const observed = sojourns(customers(0.6, lognormal(SERVICE, cv)), 1);
      expectToAgree(estimate(observed), mg1(0.6, cv));
    },
  );

  it.each([2, 4, 8])('agrees with Erlang C with %d servers', (servers) => {
    const load = 0.8;
    const observed = sojourns(customers(load * servers, exponential(SERVICE)), servers);
    const wait = (erlangC(servers, load * servers) * SERVICE) / (servers * (1 - load));
    expectToAgree(estimate(observed), SERVICE + wait);
  });

  it.each([0.5, 2])(
    'without a queue loses what Erlang B says, also for a lognormal service of cv %d',
    (cv) => {
      const servers = 4;
      const isLost: number[] = [];
      sojournTimes([customers(3, lognormal(SERVICE, cv))], COUNT, (simulation) => {
        const station = new Station(simulation, { servers, capacity: servers });
        return { arrive: (job, service) => isLost.push(station.arrive(job, service) ? 0 : 1) };
      });
      expectToAgree(estimate(isLost), erlangB(servers, 3));
    },
  );
});
