/** The hold model on the engine: prints events per second. Usage: hold-program PENDING EVENTS */
import { Simulation } from '@hopwise/engine';

const [pending = 0, events = 0] = process.argv.slice(2).map(Number);

/** Marsaglia's 32-bit xorshift: as light as the generator of the program for ns-3. */
let state = 88_172_645;
function uniform(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
}

/** Builds a simulation with `pending` events and runs `limit` of them; returns the time [s]. */
function secondsToRun(limit: number): number {
  const simulation = new Simulation();
  let ran = 0;
  const hold = simulation.handler(() => {
    if (++ran >= limit) simulation.stop();
    else simulation.after(1 - 1000 * Math.log(1 - uniform()), hold);
  });
  for (let i = 0; i < pending; i++) simulation.after(uniform() * 1000, hold);
  const begin = performance.now();
  simulation.run();
  return (performance.now() - begin) / 1e3;
}

secondsToRun(200_000); // The peers are compiled before they start; this lets V8 do the same.
process.stdout.write(`${events / secondsToRun(events)}\n`);
