/** What `source.json` of a publication must say. */
export interface SourceFile {
  readonly id?: unknown;
  readonly title?: unknown;
  readonly urls?: unknown;
  readonly citation?: unknown;
  readonly accessed?: unknown;
  readonly licence?: unknown;
  readonly rows?: unknown;
  readonly doubtful?: unknown;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/**
 * What is missing from the description of a publication, in words.
 *
 * @param rowCount - Rows of its measurements.
 */
export function sourceProblems(
  folder: string,
  source: SourceFile,
  rowCount: number,
): readonly string[] {
  const checks: readonly (readonly [boolean, string])[] = [
    [source.id === folder, `id is not "${folder}", as its folder`],
    [isText(source.title), 'no title'],
    [isTextList(source.urls), 'urls is not a list of addresses'],
    [String(source.urls) !== '' || isText(source.citation), 'neither an address nor a citation'],
    [/^\d{4}-\d{2}(-\d{2})?$/.test(String(source.accessed)), 'accessed is not a month or a day'],
    [isText(source.licence), 'no licence'],
    [source.rows === rowCount, `rows is ${String(source.rows)}, and there are ${rowCount}`],
    [isTextList(source.doubtful), 'doubtful is not a list of sentences'],
  ];
  const file = `data/published/${folder}/source.json`;
  return checks.flatMap(([isRight, problem]) => (isRight ? [] : [`${file}: ${problem}`]));
}
