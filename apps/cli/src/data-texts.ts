import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Every text of a folder by its path in it, with forward slashes: what the data format has, and
 * neither hidden files nor the schemas that are there for editors.
 */
export const dataTexts = (root: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((path) => path.split(sep).join('/'))
      .filter(
        (path) => /\.(?:csv|json|ya?ml)$/.test(path) && !/(?:^|\/)(?:\.|schemas\/)/.test(path),
      )
      .toSorted()
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
