import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Prediction } from '@hopwise/datapath';
import type { PredictionTask } from './prediction-task.ts';

/** Predictions of earlier runs, each kept under everything that it is a function of. */
export interface PredictionCache {
  /** What these tasks gave before; null when nothing trustworthy is kept of them. */
  readonly get: (tasks: readonly PredictionTask[]) => readonly Prediction[] | null;
  readonly put: (tasks: readonly PredictionTask[], predictions: readonly Prediction[]) => void;
}

/** Files kept: a few studies, solvers and precisions. */
const filesKept = 5;

/**
 * A cache in a folder of files that anything may happen to: a file counts when it says which program
 * and which tasks it is of, and its checksum is right. A folder that cannot be written keeps nothing.
 *
 * @param program - Changes whenever the code that predicts does.
 */
export const predictionCache = (folder: string, program: string): PredictionCache => ({
  get: (tasks) => {
    const key = keyOf(program, tasks);
    try {
      const [keyLine, checksum, body = ''] = readFileSync(pathOf(folder, key), 'utf8').split('\n');
      return keyLine === key && checksum === sha256(body) ? JSON.parse(body) : null;
    } catch {
      return null;
    }
  },
  put: (tasks, predictions) => {
    const key = keyOf(program, tasks);
    const body = JSON.stringify(predictions);
    const temporary = `${pathOf(folder, key)}.${process.pid}.tmp`;
    try {
      mkdirSync(folder, { recursive: true });
      try {
        writeFileSync(temporary, [key, sha256(body), body].join('\n'));
        renameSync(temporary, pathOf(folder, key));
      } finally {
        rmSync(temporary, { force: true });
      }
      removeOldest(folder, pathOf(folder, key));
    } catch {
      // The predictions are made; the next run makes them again.
    }
  },
});

/** Tasks hold all that a prediction takes from data and options; mathematics is Node's own. */
const keyOf = (program: string, tasks: readonly PredictionTask[]): string =>
  sha256(JSON.stringify([program, process.version, process.arch, tasks]));

const pathOf = (folder: string, key: string): string => join(folder, `${key.slice(0, 16)}.txt`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Clocks of file systems are coarse, so the file just written is named. */
function removeOldest(folder: string, newest: string): void {
  const others = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path !== newest)
    .map((path) => ({ path, time: statSync(path).mtimeMs }))
    .toSorted((a, b) => b.time - a.time);
  for (const { path } of others.slice(filesKept - 1)) rmSync(path, { force: true });
}
