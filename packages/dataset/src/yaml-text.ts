import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Path, PlacedText } from './placed-text.ts';
import type { Place, ProblemList } from './problem-list.ts';

function rangeAt(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyRangeAt(document: Document, path: Path, key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map)
    ? map.items.find(({ key: node }) => isScalar(node) && String(node.value) === key)
    : undefined;
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : rangeAt(document, path);
}

/**
 * Reads a YAML text; null, with problems added, when it is not YAML or has aliases.
 *
 * Aliases are refused because a few of them, nested, stand for more values than memory holds.
 */
export function readYaml(text: string, problems: ProblemList): PlacedText | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (const { message, pos } of document.errors) problems.add(placeAt(pos[0]), message, 'YAML');
  visit(document, {
    Alias: (_key, alias) => {
      const place = placeAt(alias.range?.[0] ?? 0);
      problems.add(place, `alias *${alias.source}`, 'the value itself');
    },
  });
  if (!problems.isEmpty) return null;
  return {
    value: document.toJS(),
    placeOf: (path) => placeAt(rangeAt(document, path)),
    placeOfKey: (path, key) => placeAt(keyRangeAt(document, path, key)),
  };
}
