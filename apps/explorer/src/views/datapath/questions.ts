import { messageBytes } from '@hopwise/calibration';
import type { Question } from '../../worker/question.ts';
import type { LoadState } from './controls.ts';
import { namedPath } from './shown-path.ts';
import type { DatapathState } from './state.ts';

/** The question for one datapath under a load, with the messages that the tools send by default. */
export function questionOf(
  name: string,
  { workload: kind, processes, mtu }: Omit<LoadState, 'hardware'>,
  hardware: string,
): Question {
  const { datapath, modifiers } = namedPath(name);
  const workload = { kind, processes, ...messageBytes(kind) };
  return { scenario: { datapath, modifiers, hardware, workload, mtu, seed: 1 } };
}

/** One question for each of the paths that are shown. */
export const questionsOf = (state: DatapathState, hardware: string): readonly Question[] =>
  [state.a, state.b].filter((name) => name !== '').map((name) => questionOf(name, state, hardware));
