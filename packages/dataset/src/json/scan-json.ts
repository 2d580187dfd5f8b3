/** What stops a text from being JSON. */
export interface JsonFault {
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
}

/** Hears of every value: its way from the top, its offset, and that of its key in an object. */
export type JsonVisitor = (
  path: readonly (string | number)[],
  offset: number,
  keyOffset: number | null,
) => void;

/** What may come next, and how a message says it. */
const expectations = {
  value: 'a value',
  firstValue: 'a value or "]"',
  key: 'a key in quotes',
  firstKey: 'a key in quotes or "}"',
  colon: '":"',
  nextInArray: '"," or "]"',
  nextInObject: '"," or "}"',
  end: 'the end of the text',
} as const;

type Expectation = keyof typeof expectations;

const space = /[ \t\r\n]*/y;
const mark = /[{}[\],:]/y;
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const atom = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const match = (pattern: RegExp, text: string, offset: number): string => {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
};

/** What stands at an offset, as a message shows it. */
function shownAt(text: string, offset: number): string {
  if (offset >= text.length) return 'the text ends';
  const word = match(/"?[^\s,:{}[\]"]+"?|[^]/y, text, offset);
  return `${JSON.stringify(word.length > 20 ? `${word.slice(0, 20)}...` : word)} stands here`;
}

/** Walks over a text without recursion, so that no nesting is too deep for it. */
class JsonWalk {
  readonly #visit: JsonVisitor;
  readonly #path: (string | number)[] = [];
  #keyOffset: number | null = null;
  #expected: Expectation = 'value';

  constructor(visit: JsonVisitor) {
    this.#visit = visit;
  }

  get expected(): Expectation {
    return this.#expected;
  }

  /** Takes one token; false when another was expected. */
  take(token: string, offset: number): boolean {
    const expected = this.#expected;
    if (expected === 'value' || expected === 'firstValue') {
      if (expected === 'firstValue' && token === ']') return this.#close();
      return this.#value(token, offset);
    }
    if (expected === 'key' || expected === 'firstKey') {
      if (expected === 'firstKey' && token === '}') return this.#close();
      if (!token.startsWith('"')) return false;
      this.#path[this.#path.length - 1] = JSON.parse(token) as string;
      this.#keyOffset = offset;
      return this.#then('colon');
    }
    if (expected === 'colon') return token === ':' && this.#then('value');
    if (expected === 'end') return false;
    const isArray = expected === 'nextInArray';
    if (token === (isArray ? ']' : '}')) return this.#close();
    if (token !== ',') return false;
    const last = this.#path.at(-1);
    if (isArray) this.#path[this.#path.length - 1] = Number(last) + 1;
    return this.#then(isArray ? 'value' : 'key');
  }

  #value(token: string, offset: number): boolean {
    if (/^[}\],:]/.test(token)) return false;
    this.#visit(this.#path, offset, this.#keyOffset);
    this.#keyOffset = null;
    if (token === '[') {
      this.#path.push(0);
      return this.#then('firstValue');
    }
    if (token === '{') {
      this.#path.push('');
      return this.#then('firstKey');
    }
    return this.#afterValue();
  }

  #close(): boolean {
    this.#path.pop();
    return this.#afterValue();
  }

  #afterValue(): boolean {
    const last = this.#path.at(-1);
    if (last === undefined) return this.#then('end');
    return this.#then(typeof last === 'number' ? 'nextInArray' : 'nextInObject');
  }

  #then(expected: Expectation): boolean {
    this.#expected = expected;
    return true;
  }
}

/**
 * Tells where each value of a JSON text stands, and what is wrong with one that is none.
 *
 * Written here because the offsets are needed, which JSON.parse does not keep.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8259
 */
export function scanJson(text: string, visit: JsonVisitor): JsonFault | null {
  const walk = new JsonWalk(visit);
  let offset = match(space, text, 0).length;
  while (offset < text.length) {
    const token =
      match(mark, text, offset) || match(string, text, offset) || match(atom, text, offset);
    if (token === '' || !walk.take(token, offset)) break;
    offset += token.length;
    offset += match(space, text, offset).length;
  }
  const { expected } = walk;
  if (expected === 'end' && offset >= text.length) return null;
  return { offset, found: shownAt(text, offset), expected: expectations[expected] };
}
