import { existsSync, readFileSync } from 'node:fs';

/** Text of a file that a person named. @throws {Error} of Node, with its code */
export const readText = (path: string): string => readFileSync(path, 'utf8');

/** Whether there is such a file, which a default need not be. */
export const isThere = (path: string): boolean => existsSync(path);
