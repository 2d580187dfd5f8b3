/** Every problem of a value, each as `place: found ..., expected ...`; none when it is valid. */
export type Check = (value: unknown, place: string) => readonly string[];

const found = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
};

const expecting =
  (expected: string, holds: (value: unknown) => boolean): Check =>
  (value, place) =>
    holds(value) ? [] : [`${place}: found ${found(value)}, expected ${expected}`];

export const text = expecting('a text', (value) => typeof value === 'string');
export const truth = expecting('true or false', (value) => typeof value === 'boolean');
export const finite = expecting('a number', (value) => Number.isFinite(value));
export const amount = expecting(
  'a number, zero or more',
  (value) => Number.isFinite(value) && Number(value) >= 0,
);
export const count = expecting(
  'a whole number, zero or more',
  (value) => Number.isInteger(value) && Number(value) >= 0,
);

export const oneOf = (...options: readonly string[]): Check =>
  expecting(options.map((option) => `"${option}"`).join(' or '), (value) =>
    options.some((option) => option === value),
  );

export const nullable =
  (check: Check): Check =>
  (value, place) =>
    value === null ? [] : check(value, place);

export const listOf =
  (check: Check): Check =>
  (value, place) =>
    Array.isArray(value)
      ? value.flatMap((entry, index) => check(entry, `${place}[${index}]`))
      : [`${place}: found ${found(value)}, expected a list`];

/** An object with at least these fields. */
export const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${place}: found ${found(value)}, expected an object`];
    }
    const entries = value as Readonly<Record<string, unknown>>;
    return Object.entries(fields).flatMap(([name, check]) =>
      check(entries[name], place === '' ? name : `${place}.${name}`),
    );
  };
