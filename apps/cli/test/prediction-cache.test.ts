import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { predictionCache } from '../src/prediction-cache.ts';
import { predictTask } from '../src/prediction-task.ts';
import { hostTask } from './host-task.ts';
import { temporaryFolder } from './temporary-folder.ts';

const tasks = [hostTask(1), hostTask(2)];
const predictions = tasks.map(predictTask);

/** A cache in a folder that does not exist yet. */
function newCache() {
  const folder = join(temporaryFolder(), 'a/b');
  return { folder, cache: predictionCache(folder, 'program') };
}

describe('a cache of predictions', () => {
  it('gives back what was put, for the same tasks of the same program only', () => {
    const { folder, cache } = newCache();
    expect(cache.get(tasks)).toBeNull();
    cache.put(tasks, predictions);
    expect(cache.get(tasks)).toEqual(predictions);
    expect(cache.get(tasks.slice(1))).toBeNull();
    expect(cache.get(tasks.toReversed())).toBeNull();
    expect(predictionCache(folder, 'other').get(tasks)).toBeNull();
  });

  it.each([
    ['empty', () => ''],
    ['cut off', (text: string) => text.slice(0, -100)],
    ['changed in one digit', (text: string) => text.replace(/"value":\d/, '"value":0')],
    ['of another key', (text: string) => text.replace(/^.{8}/, 'abcdefgh')],
    ['no text', () => '\0\n\0\n\0'],
  ])('ignores a file that is %s, and replaces it', (_, change) => {
    const { folder, cache } = newCache();
    cache.put(tasks, predictions);
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const changed = change(readFileSync(file, 'utf8'));
    expect(changed).not.toBe(readFileSync(file, 'utf8'));
    writeFileSync(file, changed);
    expect(cache.get(tasks)).toBeNull();
    cache.put(tasks, predictions);
    expect(cache.get(tasks)).toEqual(predictions);
  });

  it('keeps five files, the last among them, and leaves no other', () => {
    const { folder, cache } = newCache();
    for (let seed = 0; seed < 12; seed++) cache.put([hostTask(seed)], predictions);
    expect(readdirSync(folder)).toHaveLength(5);
    expect(readdirSync(folder).filter((name) => !/^[0-9a-f]{16}\.txt$/.test(name))).toEqual([]);
    expect(cache.get([hostTask(11)])).toEqual(predictions);
  });

  it('keeps nothing, and does not mind, where it cannot write', () => {
    const { folder, cache } = newCache();
    mkdirSync(dirname(dirname(folder)), { recursive: true });
    writeFileSync(dirname(folder), 'a file where a folder should be');
    cache.put(tasks, predictions);
    expect(cache.get(tasks)).toBeNull();
  });
});
