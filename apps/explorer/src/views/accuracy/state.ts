import { flatPart } from '../flat-part.ts';
export const groupings = ['test', 'datapath'] as const;
type Grouping = (typeof groupings)[number];

/** What Accuracy shows is a function of this and the model. */
export interface AccuracyState {
  /** An evaluation or study; blank: the first there is. */
  readonly of: string;
  /** Blank: the first figure there is. */
  readonly figure: string;
  readonly by: Grouping;
}

export const initialState: AccuracyState = { of: '', figure: '', by: 'test' };

/** What an address may say of it, though it need not. */
export const initialPart = flatPart({ ...initialState });

/** Only what differs from the initial state. */
export const encodeState = ({
  of,
  figure,
  by,
}: AccuracyState): Readonly<Record<string, string>> => ({
  ...(of === '' ? {} : { of }),
  ...(figure === '' ? {} : { figure }),
  ...(by === initialState.by ? {} : { by }),
});

export function decodeState(said: URLSearchParams): AccuracyState {
  const name = (key: string): string => /^[\w.-]{1,80}$/.exec(said.get(key) ?? '')?.[0] ?? '';
  return {
    of: name('of'),
    figure: name('figure'),
    by: groupings.find((by) => by === said.get('by')) ?? initialState.by,
  };
}
