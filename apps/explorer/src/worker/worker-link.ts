import type { ExplorerData } from '@hopwise/calibration';
import { type Remote, wrap } from 'comlink';
import type { Refusal } from './question.ts';
import type { WorkerCalls } from './worker.ts';

/** A worker that is made anew when it dies. */
export interface WorkerLink {
  /** The reply of a call, or a refusal when the worker died over it. */
  readonly call: <Result>(
    ask: (calls: Remote<WorkerCalls>) => Promise<Result>,
  ) => Promise<Result | Refusal>;
}

/** A worker that dies as often without a reply will not live. */
const deathsAllowed = 3;

const died = (reason: string): Refusal => ({
  kind: 'refusal',
  because: [
    `the simulator stopped (${reason}); it was started anew: change something to ask again`,
  ],
});

const failed = (reason: string): Refusal => ({
  kind: 'refusal',
  because: [`the simulator failed on this question: ${reason}`],
});

const gone: Refusal = {
  kind: 'refusal',
  because: ['the simulator cannot be started in this browser; loading the page again may help'],
};

/** @param create - Makes a worker, also in place of one that died. */
export function workerLink(create: () => Worker, data: ExplorerData): WorkerLink {
  /** Who waits for a reply: told one by one, because a promise for all would keep every reply. */
  const waiting = new Set<(refusal: Refusal) => void>();
  let worker: Worker;
  let calls: Remote<WorkerCalls>;
  /** In a row, without a reply in between. */
  let deaths = 0;
  const start = (): void => {
    worker = create();
    calls = wrap<WorkerCalls>(worker);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      restart(event.message || 'it could not be loaded');
    });
    void calls.load(data);
  };
  const restart = (reason: string): void => {
    worker.terminate();
    for (const tell of waiting) tell(died(reason));
    waiting.clear();
    deaths++;
    if (deaths < deathsAllowed) start();
  };
  start();
  return {
    call: (ask) => {
      if (deaths >= deathsAllowed) return Promise.resolve(gone);
      return new Promise((resolve) => {
        waiting.add(resolve);
        void ask(calls)
          .then((result) => {
            deaths = 0;
            return result;
          })
          .catch((error: unknown) => failed(messageOf(error)))
          .then((result) => {
            waiting.delete(resolve);
            resolve(result);
          });
      });
    },
  };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
