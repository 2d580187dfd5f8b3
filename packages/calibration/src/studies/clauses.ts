import type { Bottleneck, Datapath } from '@hopwise/datapath';
import { type FigureId, figures } from './figures.ts';
import type { StudyView } from './study-view.ts';

/** A number that speaks for or against a finding. */
export interface Evidence {
  readonly what: string;
  /** In `unit`; null where words say it all. */
  readonly predicted: number | null;
  readonly published: number | null;
  readonly unit: string;
  /** What would agree: from, to, or one of these words. */
  readonly expected: Range & { readonly oneOf?: readonly string[] };
  readonly holds: boolean;
}

/** One condition on predictions, or on facts. */
export interface Clause {
  /** Cases that it looks at, as `test/system`. */
  readonly needs: readonly string[];
  /** Null where a prediction lacks the figure. */
  readonly judge: (view: StudyView) => Evidence | null;
}

/** Bounds of a number; one of them may be left out. */
export interface Range {
  readonly atLeast?: number;
  readonly atMost?: number;
}

const within = (value: number, { atLeast = -Infinity, atMost = Infinity }: Range): boolean =>
  value >= atLeast && value <= atMost;

const systemOf = (key: string): string => key.slice(key.indexOf('/') + 1);

/** A figure of one case over that of another; the published ratio stands beside it. */
export const ratio = (figure: FigureId, of: string, to: string, range: Range): Clause => ({
  needs: [of, to],
  judge: (view) => {
    const quotient = (read: (key: string) => number | null): number | null => {
      const [above, below] = [read(of), read(to)];
      return above === null || below === null || below === 0 ? null : above / below;
    };
    const predicted = quotient((key) => figures[figure].of(view.prediction(key)));
    if (predicted === null) return null;
    const [a, b] = systemOf(of) === systemOf(to) ? [of, to] : [of, systemOf(to)];
    return {
      what: `${figures[figure].title}, ${a} over ${b}`,
      predicted,
      published: quotient((key) => view.published(key, figure)),
      unit: 'ratio',
      expected: range,
      holds: within(predicted, range),
    };
  },
});

/** A figure of one case. */
export const level = (figure: FigureId, of: string, range: Range): Clause => ({
  needs: [of],
  judge: (view) => {
    const predicted = figures[figure].of(view.prediction(of));
    if (predicted === null) return null;
    return {
      what: `${figures[figure].title}, ${of}`,
      predicted,
      published: view.published(of, figure),
      unit: figures[figure].unit,
      expected: range,
      holds: within(predicted, range),
    };
  },
});

/** What each of `parts` things adds: a figure of one case less that of another, shared among them. */
export const addedBy = (
  figure: FigureId,
  [of, to]: readonly [string, string],
  { parts, range }: { readonly parts: number; readonly range: Range },
): Clause => ({
  needs: [of, to],
  judge: (view) => {
    const value = (key: string): number | null => figures[figure].of(view.prediction(key));
    const [above, below] = [value(of), value(to)];
    if (above === null || below === null) return null;
    const predicted = (above - below) / parts;
    return {
      what: `${figures[figure].title} added by each of ${parts}, ${of} less ${systemOf(to)}`,
      predicted,
      published: null,
      unit: figures[figure].unit,
      expected: range,
      holds: within(predicted, range),
    };
  },
});

/** How full the line is; beyond 1 where both directions carry payload. */
export const lineShare = (of: string, range: Range): Clause => ({
  needs: [of],
  judge: (view) => {
    const predicted = view.prediction(of).wireBitPerS / view.lineRate(of);
    return {
      what: `bits on the wire, both directions, over the rate of the line, ${of}`,
      predicted,
      published: null,
      unit: 'ratio',
      expected: range,
      holds: within(predicted, range),
    };
  },
});

/** What limits a case. */
export const limitedBy = (of: string, resources: readonly Bottleneck['resource'][]): Clause => ({
  needs: [of],
  judge: (view) => {
    const { resource, utilisation } = view.prediction(of).bottleneck;
    return {
      what: `${of} is limited by ${resource}, busy`,
      predicted: utilisation,
      published: null,
      unit: 'fraction',
      expected: { oneOf: resources },
      holds: resources.includes(resource),
    };
  },
});

/** A count of something on the paths of two cases: how many more the first has. */
export const countDifference = (
  what: string,
  [of, to]: readonly [string, string],
  { count, range }: { readonly count: (datapath: Datapath) => number; readonly range: Range },
): Clause => ({
  needs: [of, to],
  judge: (view) => {
    const predicted = count(view.datapath(of)) - count(view.datapath(to));
    return {
      what: `${what}, ${of} less ${systemOf(to)}`,
      predicted,
      published: null,
      unit: 'count',
      expected: range,
      holds: within(predicted, range),
    };
  },
});

/** A fact about a product, as a number or a word. */
export const factIs = (product: string, capability: string, expected: string | Range): Clause => ({
  needs: [],
  judge: (view) => {
    const found = view.fact(product, capability);
    if (found === null) return null;
    const isWord = typeof expected === 'string';
    const value = Number(found);
    return {
      what: `${capability} of ${product}${isWord ? ` is ${found}` : ''}`,
      predicted: isWord ? null : value,
      published: null,
      unit: isWord ? '' : 'MB',
      expected: isWord ? { oneOf: [expected] } : expected,
      holds: isWord ? found === expected : within(value, expected),
    };
  },
});
