import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';

const sorts = ['predicted', 'published'] as const;
const themes = ['system', 'light', 'dark'] as const;

export type Sort = (typeof sorts)[number];
export type Theme = (typeof themes)[number];

export const isTheme = (text: string | null): text is Theme =>
  themes.some((theme) => theme === text);

/** Everything that the page shows is a function of this and the data. */
export interface PageState {
  readonly workload: WorkloadKind;
  readonly processes: number;
  readonly sort: Sort;
  readonly theme: Theme;
}

/** What an address without a hash shows. */
export const initialState: PageState = {
  workload: 'tcp-rr',
  processes: 32,
  sort: 'predicted',
  theme: 'system',
};

/** The state as a hash: the permalink. */
export function encodeState({ workload, processes, sort, theme }: PageState): string {
  return `#${new URLSearchParams({ test: `${workload}-${processes}`, sort, theme })}`;
}

/** The state that a hash stands for; what it does not say, or says wrongly, is as at first. */
export function decodeState(hash: string): PageState {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const test = /^(.+)-([1-9]\d{0,5})$/.exec(said.get('test') ?? '');
  const theme = said.get('theme');
  const workload = workloadKinds.find((kind) => kind === test?.[1]);
  return {
    workload: workload ?? initialState.workload,
    processes: workload === undefined ? initialState.processes : Number(test?.[2]),
    sort: sorts.find((sort) => sort === said.get('sort')) ?? initialState.sort,
    theme: isTheme(theme) ? theme : initialState.theme,
  };
}

/** Parts of a hash that are not in the state that is shown instead, such as `test=nope`. */
export function ignoredParts(hash: string, shown: PageState): readonly string[] {
  const kept = new URLSearchParams(encodeState(shown).slice(1));
  return [...new URLSearchParams(hash.replace(/^#/, ''))]
    .filter(([name, value]) => kept.get(name) !== value)
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`));
}
