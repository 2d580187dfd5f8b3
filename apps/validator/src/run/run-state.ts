import type { Figure } from '@hopwise/dataset';
import type { TestCase } from '../plan/test-case.ts';
import { mainMetric } from '../plan/test-case.ts';
import type { EntryOf, JournalEntry, SampleEntry } from './journal-entry.ts';
import type { CaseValues } from './stop-rule.ts';

/** What a journal says of how far a run is. It grows with every entry. */
export class RunState {
  readonly #samples: SampleEntry[] = [];
  readonly #done = new Map<string, EntryOf<'case-done'>['why']>();
  readonly #refused = new Map<string, string>();

  constructor(entries: readonly JournalEntry[]) {
    for (const entry of entries) this.note(entry);
  }

  note(entry: JournalEntry): void {
    if (entry.kind === 'sample') this.#samples.push(entry);
    if (entry.kind === 'case-done') this.#done.set(`${entry.datapath}\n${entry.test}`, entry.why);
    if (entry.kind === 'refused') this.#refused.set(entry.datapath, entry.why);
    // Whoever goes on with a run may have put right what was refused.
    if (entry.kind === 'resumed') this.#refused.clear();
  }

  get sampleCount(): number {
    return this.#samples.length;
  }

  get samples(): readonly SampleEntry[] {
    return this.#samples;
  }

  isRefused(datapath: string): boolean {
    return this.#refused.has(datapath);
  }

  isDone(datapath: string, test: string): boolean {
    return this.#done.has(`${datapath}\n${test}`);
  }

  /** How many samples a case has of one round. */
  samplesOf(datapath: string, test: string, round: number): number {
    return this.#of('matrix', datapath, test).filter((sample) => sample.round === round).length;
  }

  /** What a case is about, sample by sample. */
  values(datapath: string, test: TestCase): CaseValues {
    return this.#of('matrix', datapath, test.id).map((sample) => mainValue(sample, test));
  }

  /** The same of a baseline. */
  baseline(
    phase: 'baseline-first' | 'baseline-last',
    datapath: string,
    test: TestCase,
  ): CaseValues {
    return this.#of(phase, datapath, test.id).map((sample) => mainValue(sample, test));
  }

  #of(phase: SampleEntry['phase'], datapath: string, test: string): readonly SampleEntry[] {
    return this.#samples.filter(
      (sample) => sample.phase === phase && sample.datapath === datapath && sample.test === test,
    );
  }
}

function mainValue({ outcome }: SampleEntry, test: TestCase): number | null {
  if (outcome.kind === 'failed') return null;
  const metric = mainMetric(test);
  return outcome.figures.find((figure: Figure) => figure.metric === metric)?.value ?? null;
}
