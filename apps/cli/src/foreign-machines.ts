import type { Hardware } from '@hopwise/datapath';
import { parseHardware } from '@hopwise/dataset';
import { parsed, shownPath } from './data-file.ts';
import { UserError } from './user-error.ts';

/** Machines that a file outside the data folder speaks of. */
export interface ForeignMachines {
  /** A profile, if the file is one. */
  readonly profile: Hardware | null;
  /** Ids of machines that the file describes with less than a profile needs. */
  readonly described: readonly string[];
}

/**
 * Reads a profile as in data/hardware, or a JSON list of machines by id, whose facts do not make a
 * profile: clocks, queues, cost ratios are missing.
 *
 * @throws {UserError} when there is no such file, or it is neither
 * @throws {DatasetError} with everything that is wrong with a profile
 */
export const readForeignMachines = (path: string): ForeignMachines =>
  parsed(path, (text, file) => {
    const list = jsonIn(text);
    if (list === null) return { profile: parseHardware(text, file), described: [] };
    const isList =
      typeof list === 'object' &&
      !Array.isArray(list) &&
      Object.values(list).every((machine) => typeof machine === 'object' && machine !== null);
    if (isList) return { profile: null, described: Object.keys(list) };
    if (typeof list === 'object' && 'id' in list) {
      return { profile: parseHardware(text, file), described: [] };
    }
    throw new UserError([
      `${shownPath(path)} is neither a profile nor a list of machines, each an object under its id`,
    ]);
  });

/** Null: no JSON, so it has to be YAML. */
function jsonIn(text: string): object | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
