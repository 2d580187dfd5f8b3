import type { Cost } from '@hopwise/datapath';
import type { FitRecord } from './fit-record.ts';

/** A fit as it is written: its table and its record. */
interface WrittenFit {
  readonly costs: readonly Cost[];
  readonly record: FitRecord;
}

/** What a committed fit has that a new one has not, to three digits; nothing when they agree. */
export const fitDifferences = (committed: WrittenFit, now: WrittenFit): readonly string[] => [
  ...factDifferences(committed.record, now.record),
  ...numberDifferences('factor', factorsIn(committed.record), factorsIn(now.record)),
  ...numberDifferences('width left of', widthsIn(committed.record), widthsIn(now.record)),
  ...numberDifferences('error of', errorsIn(committed.record), errorsIn(now.record)),
  ...numberDifferences('cost', costsIn(committed.costs), costsIn(now.costs)),
  ...textDifferences(committed.costs, now.costs),
];

const facts = [
  'hardware',
  'study',
  'split',
  'parameters',
  'rows',
  'figures',
  'dataHash',
  'modelVersion',
  'converged',
] as const;

const factDifferences = (committed: FitRecord, now: FitRecord): readonly string[] =>
  facts.flatMap((fact) =>
    committed[fact] === now[fact]
      ? []
      : [`${fact} is ${committed[fact]}, and now would be ${now[fact]}`],
  );

type Numbers = ReadonlyMap<string, number>;

const factorsIn = ({ factors }: FitRecord): Numbers =>
  new Map(factors.map(({ name, value }) => [name, value]));

const widthsIn = ({ factors }: FitRecord): Numbers =>
  new Map(factors.map(({ name, sd }) => [name, sd]));

/** One is added, so that digits are counted of the figure and not of its small error. */
const errorsIn = ({ residuals }: FitRecord): Numbers =>
  new Map(
    residuals.map(({ datapath, modifiers, workload, processes, figure, error }) => [
      [[datapath, ...modifiers].join('+'), workload, processes, figure].join(' '),
      1 + error,
    ]),
  );

const costsIn = (costs: readonly Cost[]): Numbers =>
  new Map(
    costs.flatMap((cost) =>
      (['value', 'low', 'high'] as const).map((bound) => [
        `${cost.subject} ${cost.parameter} ${bound}`,
        cost[bound],
      ]),
    ),
  );

const numberDifferences = (kind: string, committed: Numbers, now: Numbers): readonly string[] =>
  [...new Set([...committed.keys(), ...now.keys()])].flatMap((name) => {
    const [before, after] = [committed.get(name), now.get(name)];
    if (before === undefined) return [`${kind} ${name} is missing, and now would be ${after}`];
    if (after === undefined) return [`${kind} ${name} is ${before}, and now would not be`];
    if (agree(before, after)) return [];
    return [`${kind} ${name} is ${before}, and now would be ${after}`];
  });

/** Equal to three digits, without the edge that rounding has. */
const agree = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-3 * Math.max(Math.abs(a), Math.abs(b));

/** Sources and bases; the number of a factor that a source quotes is compared above. */
function textDifferences(committed: readonly Cost[], now: readonly Cost[]): readonly string[] {
  const texts = new Map(now.map((cost) => [`${cost.subject} ${cost.parameter}`, textOf(cost)]));
  return committed.flatMap((cost) => {
    const name = `${cost.subject} ${cost.parameter}`;
    const text = texts.get(name);
    return text === undefined || text === textOf(cost)
      ? []
      : [`basis or source of ${name} would be another`];
  });
}

const textOf = ({ basis, source }: Cost): string =>
  `${basis} ${source.replace(/ x [\d.e+-]+ on /, ' x ... on ')}`;
