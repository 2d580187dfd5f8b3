import type { ExplorerData, MeasuredData } from '@hopwise/calibration';
import type { Check } from './check.ts';
import { explorerCheck, measuredCheck } from './explorer-check.ts';

/** What was read, or what stands in its way. The world fails in four ways; none of them throws. */
export type Load<Data> =
  | { readonly kind: 'loaded'; readonly data: Data }
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'unreachable'; readonly file: string; readonly reason: string }
  | { readonly kind: 'broken'; readonly file: string; readonly problems: readonly string[] };

/** What the page predicts with and compares. */
export const loadExplorer = (): Promise<Load<ExplorerData>> =>
  load('data/explorer.json', explorerCheck);

export const loadMeasured = (): Promise<Load<MeasuredData>> =>
  load('data/measured.json', measuredCheck);

/** From the page itself, where a report of one file has it; else from beside the page. */
async function load<Data>(file: string, check: Check): Promise<Load<Data>> {
  const within = document.querySelector(`script[type="application/json"][data-file="${file}"]`);
  if (within !== null) return parseData(within.textContent, file, check);
  try {
    const response = await fetch(`./${file}`);
    if (response.status === 404) return { kind: 'missing', file };
    if (!response.ok) {
      return { kind: 'unreachable', file, reason: `the server says ${response.status}` };
    }
    return parseData(await response.text(), file, check);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unreachable', file, reason };
  }
}

/** The data in a JSON text, or everything that is wrong with it. */
export function parseData<Data>(json: string, file: string, check: Check): Load<Data> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { kind: 'broken', file, problems: [`not JSON: ${String(error)}`] };
  }
  const problems = check(value, '');
  if (problems.length > 0) return { kind: 'broken', file, problems };
  return { kind: 'loaded', data: value as Data };
}
