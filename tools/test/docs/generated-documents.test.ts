import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datapaths, modifiers, workloadKinds } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { catalogueDocuments } from '../../docs/documents.ts';
import { blockNames } from '../../docs/marked-block.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the generated documents', () => {
  it.each(catalogueDocuments(root).map(({ path, text }) => [path, text] as const))(
    '%s is what npm run docs writes',
    (path, text) => {
      expect(textOf(path)).toBe(text);
    },
  );

  it('have no page of a datapath that is gone', () => {
    const pages = readdirSync(join(root, 'docs/catalogue')).toSorted();
    expect(pages).toEqual(datapaths.map(({ id }) => `${id}.md`).toSorted());
  });

  it.each([
    ['README.md', ['evaluations', 'accuracy', 'findings', 'examples']],
    ['docs/model/agreement.md', ['agreement', 'catalogue-agreement']],
    ['docs/model/parameters.md', ['parameters']],
  ])('%s has its blocks, and they are filled', (path, names) => {
    const text = textOf(path);
    expect(blockNames(text)).toEqual(names);
    for (const name of names) {
      expect(text).not.toMatch(new RegExp(`generated: ${name} -->\\s*<!-- end`));
    }
  });
});

describe('the README', () => {
  it('counts what the catalogue has', () => {
    const machines = readdirSync(join(root, 'data/hardware')).length;
    const counts = [
      `[${datapaths.length} datapaths](docs/catalogue.md)`,
      `${modifiers.length} modifiers`,
      `${workloadKinds.length} workloads`,
      `on ${machines} machines`,
    ];
    for (const count of counts) expect(textOf('README.md')).toContain(count);
  });
});

const isDocument = (path: string): boolean =>
  path.endsWith('.md') && !/(^|\/)(node_modules|dist)\//.test(path);

const documentsBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter(isDocument);

describe('every document', () => {
  const documents = [
    ...readdirSync(root).filter(isDocument),
    ...['docs', 'data', 'examples', 'packages', 'apps'].flatMap(documentsBelow),
  ];

  it.each(documents)('%s links only to files that exist', (path) => {
    const targets = [...textOf(path).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(
      ([, target]) => target ?? '',
    );
    const broken = targets.filter((target) => !existsSync(join(root, dirname(path), target)));
    expect(broken).toEqual([]);
  });
});
