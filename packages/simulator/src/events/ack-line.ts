import type { Simulation } from '@hopwise/engine';
import type { Ack } from './ack.ts';

/** ACKs on their way: all take as long, so they come as they left. */
export class AckLine {
  readonly #simulation: Simulation;
  readonly #delayNs: number;
  readonly #arrival: number;
  readonly #inFlight: Ack[] = [];
  #head = 0;

  constructor(simulation: Simulation, delayNs: number, onArrival: (ack: Ack) => void) {
    this.#simulation = simulation;
    this.#delayNs = delayNs;
    this.#arrival = simulation.handler(() => onArrival(this.#take()));
  }

  send(ack: Ack): void {
    this.#inFlight.push(ack);
    this.#simulation.after(this.#delayNs, this.#arrival, 0);
  }

  #take(): Ack {
    const ack = this.#inFlight[this.#head++] as Ack;
    if (this.#head > 1024) {
      this.#inFlight.splice(0, this.#head);
      this.#head = 0;
    }
    return ack;
  }
}
