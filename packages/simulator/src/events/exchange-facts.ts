import type { ExchangeModel } from '../exchange-model.ts';
import type { Slot } from '../slot.ts';
import type { FactsOf, WorkLabel } from './job-facts.ts';
import type { RunStarted } from './run-started.ts';
import { workLabel } from './work-label.ts';

/** Says what the jobs of an exchange are; operations are counted by the runs that it is told of. */
export class ExchangeFacts {
  readonly #labels: readonly WorkLabel[];
  readonly #first: Slot | undefined;
  /** Operation of each job's latest run, and of each customer. */
  readonly #operationOf = new Map<number, number>();
  readonly #now = new Map<number, number>();
  readonly #processes: number;

  constructor({ slots, first }: ExchangeModel, processes: number) {
    this.#labels = slots.map(labelOf);
    this.#first = slots[first];
    this.#processes = processes;
  }

  readonly onRun = ({ job, customer, slot }: RunStarted): void => {
    const now = this.#now.get(customer) ?? 0;
    const operation = slot === this.#first ? now + 1 : now;
    this.#now.set(customer, operation);
    this.#operationOf.set(job, operation);
  };

  readonly factsOf: FactsOf = (_end, job) => {
    const index = job % this.#labels.length;
    const customer = (job - index) / this.#labels.length;
    return {
      label: this.#labels[index] as WorkLabel,
      flows: [customer % this.#processes],
      operation: this.#operationOf.get(job) ?? null,
    };
  };
}

function labelOf({ place, run }: Slot): WorkLabel {
  const name =
    place.kind === 'thread' ? place.actor.name : place.kind === 'queue' ? 'receive' : place.kind;
  return workLabel(
    name,
    run.context,
    run.items.map(({ part }) => part),
  );
}
