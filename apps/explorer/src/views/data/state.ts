import { flatPart } from '../flat-part.ts';
/** What Data shows is a function of this and the model. */
export interface DataState {
  /** Words that a row must all have, in any column. */
  readonly words: string;
  /** Blank: every source. */
  readonly source: string;
  /** Blank: every metric. */
  readonly metric: string;
}

export const initialState: DataState = { words: '', source: '', metric: '' };

/** What an address may say of it, though it need not. */
export const initialPart = flatPart({ ...initialState });

const names = ['words', 'source', 'metric'] as const satisfies readonly (keyof DataState)[];
const lettersAllowed = 200;

/** Only what differs from the initial state. */
export const encodeState = (state: DataState): Readonly<Record<string, string>> =>
  Object.fromEntries(names.filter((name) => state[name] !== '').map((name) => [name, state[name]]));

export function decodeState(said: URLSearchParams): DataState {
  const text = (name: keyof DataState): string => (said.get(name) ?? '').slice(0, lettersAllowed);
  return { words: text('words'), source: text('source'), metric: text('metric') };
}
