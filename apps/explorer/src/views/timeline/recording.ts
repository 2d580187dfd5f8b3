import { element } from '../../shell/element.ts';
import type { TimelineAnswer } from '../../worker/path-answer.ts';
import type { Predictor } from '../../worker/predictor.ts';
import type { Question, Refusal } from '../../worker/question.ts';
import { recordedNs } from './state.ts';

/** Recordings of a view, of which only the last one asked for goes on. */
interface Recordings {
  readonly ask: (question: Question, title: string) => void;
  readonly end: () => void;
}

/**
 * Records a simulation, says how far it is, and gives it up when the reader says so. What was shown
 * before stays, paler, as long as it is not the answer.
 */
export function createRecordings(
  predictor: Predictor,
  show: (answer: TimelineAnswer) => void,
): Recordings {
  let current = new AbortController();
  let hasShown = false;
  let again: () => void = () => undefined;
  const button = element<HTMLButtonElement>('#timeline-cancel');
  const say = (words: string, fraction: number | null): void => {
    element('#timeline-status').textContent = words;
    const progress = element<HTMLProgressElement>('#timeline-progress');
    progress.value = fraction ?? 0;
    progress.style.visibility = fraction === null ? 'hidden' : 'visible';
  };
  const isStale = (is: boolean): void => {
    element('#timeline-shown').classList.toggle('stale', is);
  };
  const refuse = (refusal: Refusal | null): void => {
    element('#timeline-refusal').hidden = refusal === null;
    element('#timeline-refusal').textContent =
      refusal === null ? '' : `Not simulated: ${refusal.because.join('; ')}.`;
  };
  const ask = async (question: Question, title: string): Promise<void> => {
    current.abort();
    const mine = new AbortController();
    current = mine;
    again = () => void ask(question, title);
    button.textContent = 'Cancel';
    button.style.visibility = 'visible';
    refuse(null);
    isStale(true);
    const tell = (fraction: number): void =>
      say(`Simulating ${title}: ${Math.floor(fraction * 100)}\u00a0%`, fraction);
    tell(0);
    const answer = await predictor.timeline(question, {
      ...{ durationNs: recordedNs, signal: mine.signal, onProgress: tell },
    });
    if (current !== mine) return;
    if (answer.kind === 'dropped') {
      button.textContent = 'Record';
      say(`Given up.${hasShown ? ' What is drawn was recorded before.' : ''}`, null);
      return;
    }
    button.style.visibility = 'hidden';
    say(answer.kind === 'refusal' ? '' : 'Simulated by events.', null);
    if (answer.kind === 'refusal') refuse(answer);
    else {
      isStale(false);
      hasShown = true;
      show(answer);
    }
  };
  button.onclick = () => {
    if (button.textContent === 'Record') again();
    else current.abort();
  };
  return {
    ask: (question, title) => void ask(question, title),
    end: () => {
      const last = current;
      // Nobody is told: the view is gone.
      current = new AbortController();
      last.abort();
    },
  };
}
