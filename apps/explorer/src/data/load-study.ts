import type { StudyComparison } from '@hopwise/calibration';
import { studyCheck } from './study-check.ts';

/** A study, or what stands in its way. The world fails in four ways; none of them throws. */
export type StudyLoad =
  | { readonly kind: 'loaded'; readonly study: StudyComparison }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'broken'; readonly problems: readonly string[] };

/** Fetches the study that is served beside the page. */
export async function loadStudy(address: string): Promise<StudyLoad> {
  try {
    const response = await fetch(address);
    if (response.status === 404) return { kind: 'missing' };
    if (!response.ok) return { kind: 'unreachable', reason: `the server says ${response.status}` };
    return parseStudy(await response.text());
  } catch (error) {
    return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The study in a JSON text, or everything that is wrong with it. */
export function parseStudy(json: string): StudyLoad {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { kind: 'broken', problems: [`not JSON: ${String(error)}`] };
  }
  const problems = studyCheck(value, '');
  if (problems.length > 0) return { kind: 'broken', problems };
  return { kind: 'loaded', study: value as StudyComparison };
}
