import type { Hardware } from '@hopwise/datapath';
import type { HardwareChanges } from './hardware-changes.ts';

type Field = readonly [place: string, was: unknown, is: unknown];

/** Numbers of a profile that need not be whole. */
const fractional: readonly string[] = ['nic.rateBitPerS'];

/**
 * What no hardware profile may say, one sentence each, of what was changed in one: the rest was checked
 * when it was read. By hand and without a schema, because it is asked at every move of a slider.
 */
export const changeProblems = (hardware: Hardware, changes: HardwareChanges): readonly string[] =>
  (['cpu', 'memory', 'nic', 'sysctls'] as const).flatMap((part) =>
    Object.entries(changes[part] ?? {}).flatMap(([name, is]) =>
      problemsOf([`${part}.${name}`, Reflect.get(hardware[part], name), is]),
    ),
  );

function problemsOf([place, was, is]: Field): readonly string[] {
  const expecting = (expected: string, holds: boolean): readonly string[] =>
    holds ? [] : [`${place}: expected ${expected}`];
  if (is === was) return [];
  if (place === 'cpu.architecture')
    return expecting('x86-64 or arm64', is === 'x86-64' || is === 'arm64');
  if (place === 'nic.rpsCpus')
    return expecting('a whole number above zero, or null', is === null || isCount(is));
  if (typeof was === 'string') return expecting('a text', typeof is === 'string' && is !== '');
  if (typeof was === 'boolean') return expecting('true or false', typeof is === 'boolean');
  if (typeof was === 'number') {
    return fractional.includes(place)
      ? expecting('a number above zero', isAmount(is) && is > 0)
      : expecting('a whole number above zero', isCount(is));
  }
  if (Array.isArray(was)) return expecting('a list of texts', isTexts(is));
  return isRecord(was) && 'unit' in was
    ? expecting(`0 <= low <= value <= high in ${String(was['unit'])}`, isSourced(is, was['unit']))
    : [`${place}: no profile has such a thing, or it cannot be changed`];
}

const isAmount = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isSourced = (value: unknown, unit: unknown): boolean =>
  isRecord(value) &&
  [value['low'], value['value'], value['high']].every(isAmount) &&
  Number(value['low']) <= Number(value['value']) &&
  Number(value['value']) <= Number(value['high']) &&
  value['unit'] === unit;
