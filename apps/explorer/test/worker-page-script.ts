import { type ExplorerData, messageBytes } from '@hopwise/calibration';
import type { Scenario } from '@hopwise/datapath';
import { createPredictor } from '../src/worker/create-predictor.ts';
import { createWorker } from '../src/worker/create-worker.ts';
import type { Answers } from './worker-answers.ts';
import type { Dropped, Reply } from '../src/worker/question.ts';

const scenario = (processes: number): Scenario => ({
  datapath: 'cilium-ebpf',
  modifiers: [],
  hardware: 'cilium2021-100g',
  workload: { kind: 'tcp-stream', processes, ...messageBytes('tcp-stream') },
  mtu: 1500,
  seed: 1,
});

const rateOf = (reply: Reply | Dropped): number =>
  reply.kind === 'answer' ? reply.prediction.rate.value : Number.NaN;

const reasonOf = (reply: Reply | Dropped): string =>
  reply.kind === 'refusal' ? reply.because.join(' ') : reply.kind;

const never = new AbortController().signal;

/** What a test asks the page to do with a predictor. */
const answers: Answers = {
  async simulate(data) {
    const predictor = createPredictor(createWorker, data);
    const progress: number[] = [];
    const simulated = await predictor.simulate(
      { scenario: scenario(8) },
      { signal: never, precision: 0.0001, onProgress: ({ fraction }) => progress.push(fraction) },
    );
    const closed = await predictor.analytic({ scenario: scenario(8) }, 'key');
    return { closed: rateOf(closed), simulated: rateOf(simulated), progress };
  },
  async cancel(data) {
    const predictor = createPredictor(createWorker, data);
    await predictor.analytic({ scenario: scenario(1) }, 'key');
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), 100);
    const began = predictor.simulate(
      { scenario: scenario(32) },
      { signal: giveUp.signal, precision: 0.0001, onProgress: () => undefined },
    );
    const { kind } = await began;
    const asked = performance.now();
    const next = await predictor.analytic({ scenario: scenario(1) }, 'key');
    return { kind, next: next.kind, nextMs: performance.now() - asked };
  },
  async record(data) {
    const predictor = createPredictor(createWorker, data);
    const question = { scenario: scenario(32) };
    const giveUp = new AbortController();
    // Longer than anybody waits: it has to be given up.
    const began = predictor.timeline(question, {
      ...{ durationNs: 1e12, signal: giveUp.signal, onProgress: () => giveUp.abort() },
    });
    const { kind } = await began;
    const fractions: number[] = [];
    const next = await predictor.timeline(question, {
      ...{ durationNs: 1e6, signal: never, onProgress: (fraction) => fractions.push(fraction) },
    });
    const slices = next.kind === 'timeline' ? next.timeline.fromNs.length : 0;
    return { kind, slices, fractions };
  },
  async crash(data) {
    let worker: Worker | undefined;
    const predictor = createPredictor(() => {
      worker = createWorker();
      return worker;
    }, data);
    await predictor.analytic({ scenario: scenario(1) }, 'key');
    let isOn: () => void = () => undefined;
    const on = new Promise<void>((resolve) => {
      isOn = resolve;
    });
    const during = predictor.simulate(
      { scenario: scenario(32) },
      { signal: never, precision: 0.0001, onProgress: isOn },
    );
    await on;
    worker?.dispatchEvent(new ErrorEvent('error', { message: 'it was killed' }));
    const reason = reasonOf(await during);
    const after = await predictor.analytic({ scenario: scenario(1) }, 'key');
    return { during: reason, after: after.kind };
  },
  async dead(data) {
    const predictor = createPredictor(() => new Worker('./nowhere.js'), data);
    const replies: string[] = [];
    for (let i = 0; i < 5; i++) {
      replies.push(reasonOf(await predictor.analytic({ scenario: scenario(1) }, 'key')));
    }
    return { replies };
  },
};

Object.assign(globalThis, {
  ask: async (what: keyof Answers) => {
    const data = (await (await fetch('./data/explorer.json')).json()) as ExplorerData;
    return answers[what](data);
  },
});
