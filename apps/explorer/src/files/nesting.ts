const codeOf = (letter: string): number => letter.charCodeAt(0);
const [quote, backslash] = [codeOf('"'), codeOf('\\')];
const [openBrace, closeBrace] = [codeOf('{'), codeOf('}')];
const [openBracket, closeBracket] = [codeOf('['), codeOf(']')];

/** How deep lists and objects of a JSON text lie in each other, without reading it as JSON. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (isText) {
      if (letter === backslash) i++;
      else if (letter === quote) isText = false;
    } else if (letter === quote) {
      isText = true;
    } else if (letter === openBrace || letter === openBracket) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (letter === closeBrace || letter === closeBracket) {
      depth--;
    }
  }
  return deepest;
}
