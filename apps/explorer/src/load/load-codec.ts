import { modifiers, workloadKinds } from '@hopwise/datapath';
import { initialLoad, type Load } from './load.ts';

/** How one field stands in an address; undefined for a text that stands for nothing. */
interface FieldCodec<Value> {
  readonly encode: (value: Value) => string;
  readonly decode: (text: string) => Value | undefined;
}

const oneOf = <Value extends string | number>(values: readonly Value[]): FieldCodec<Value> => ({
  encode: String,
  decode: (text) => values.find((value) => String(value) === text),
});

const number = (min: number, max: number, isWhole = true): FieldCodec<number> => ({
  encode: String,
  decode: (text) => {
    if (!/^\d+(\.\d+)?(e\+?\d+)?$/.test(text)) return undefined;
    const value = Number(text);
    return value >= min && value <= max && (!isWhole || Number.isInteger(value))
      ? value
      : undefined;
  },
});

const asGiven = 'as-given';
/** A field that may be left to the machine or the tool. */
const or = <Value>({ encode, decode }: FieldCodec<Value>): FieldCodec<Value | null> => ({
  encode: (value) => (value === null ? asGiven : encode(value)),
  decode: (text) => (text === asGiven ? null : decode(text)),
});

const onOff: FieldCodec<boolean> = {
  encode: (value) => (value ? 'on' : 'off'),
  decode: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
};

const matching = (pattern: RegExp): FieldCodec<string> => ({
  encode: (value) => value,
  decode: (text) => (pattern.test(text) ? text : undefined),
});

const modifierList: FieldCodec<readonly string[]> = {
  encode: (ids) => ids.join(' '),
  decode: (text) =>
    text === '' ? [] : text.split(' ').filter((id) => modifiers.some((known) => known.id === id)),
};

const codecs: { readonly [Name in keyof Load]: FieldCodec<Load[Name]> } = {
  machine: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: oneOf(workloadKinds),
  processes: number(1, 100_000),
  requestBytes: or(number(1, 1 << 20)),
  responseBytes: or(number(1, 1e15)),
  burst: or(number(1, 10_000)),
  ratePerS: or(number(1, 1e12)),
  mtu: number(68, 65_535),
  kernel: or(matching(/^\d{1,3}\.\d{1,3}(\.\d{1,3})?$/)),
  placement: oneOf(['cross-node', 'same-node'] as const),
  target: oneOf(['pod', 'service', 'host'] as const),
  services: number(0, 1e6),
  policyRules: number(0, 1e6),
  ip: oneOf([4, 6] as const),
  modifiers: modifierList,
  clockGhz: or(number(0.1, 10, false)),
  coresPerSocket: or(number(1, 1024)),
  threadsPerCore: or(number(1, 8)),
  aes: or(onOff),
  lineGbitPerS: or(number(0.01, 10_000, false)),
  queues: or(number(1, 1024)),
  coalesceUs: or(number(0, 10_000, false)),
  tso: or(onOff),
  gro: or(onOff),
  tunnelOffload: or(onOff),
};

const names = Object.keys(codecs) as readonly (keyof Load)[];

/** Every field of a load, as texts. */
export const wholeLoad = (load: Load): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, textOf(name, load)]));

const textOf = <Name extends keyof Load>(name: Name, of: Load): string =>
  codecs[name].encode(of[name]);

/** The fields in which a load differs from the one that is shown at first, as texts. */
export function encodeLoad(
  load: Load,
  first: Load = initialLoad,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names
      .map((name) => [name, textOf(name, load)] as const)
      .filter(([name, text]) => text !== textOf(name, first)),
  );
}

/** The load that texts stand for; what they do not say, or say wrongly, is as at first. */
export function decodeLoad(said: URLSearchParams, first: Load = initialLoad): Load {
  const valueOf = <Name extends keyof Load>(name: Name): Load[Name] => {
    const text = said.get(name);
    const value = text === null ? undefined : codecs[name].decode(text);
    return value === undefined ? first[name] : value;
  };
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as unknown as Load;
}
