import '../no-eval.ts';
import type { StudyComparison } from '@hopwise/calibration';
import {
  DatasetError,
  importers,
  type Importer,
  labelledRows,
  parseForeignMeasurements,
} from '@hopwise/dataset';
import type { Check } from '../data/check.ts';
import { type EvaluationFile, evaluationCheck } from '../data/evaluation-check.ts';
import { studyCheck } from '../data/study-check.ts';
import type { ReadFile } from './given-file.ts';
import { nestingOf } from './nesting.ts';

/** Larger files are refused: a run of a week of tests is some megabytes. */
export const bytesAllowed = 24 * 2 ** 20;
/** No output of a tool is nested deeper; readers of JSON that call themselves would run out of stack. */
const nestingAllowed = 64;
/** More problems than this say no more. */
const problemsShown = 8;

const refused = (...problems: readonly string[]): ReadFile => ({ kind: 'refused', problems });

/** What a file of the reader's holds, found from its content; never throws. */
export function readFile(name: string, text: string): ReadFile {
  if (text.length > bytesAllowed) {
    const limit = bytesAllowed / 2 ** 20;
    return refused(`the file is larger than ${limit} MiB: give one run or one tool's output`);
  }
  if (text.trim() === '') return refused('the file is empty');
  try {
    return /^\uFEFF?\s*[[{]/.test(text) ? readJson(name, text) : readTable(name, text);
  } catch (error) {
    if (error instanceof DatasetError) return refused(...problemsOf(error));
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function problemsOf({ problems }: DatasetError): readonly string[] {
  const lines = problems
    .slice(0, problemsShown)
    .map(({ line, found, expected }) => `line ${line}: ${shortened(found)}; expected ${expected}`);
  const rest = problems.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}...` : text);

function readJson(name: string, text: string): ReadFile {
  const nesting = nestingOf(text);
  if (nesting > nestingAllowed) {
    return refused(
      `JSON nested ${nesting} deep; no tool's output is nested deeper than ${nestingAllowed}`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(`not JSON: ${shortened(String(error))}`);
  }
  const format = formatOf(value);
  if (format === 'hopwise/evaluation@1') {
    return checked(evaluationCheck, value, () => ({
      kind: 'evaluation',
      evaluation: value as EvaluationFile,
    }));
  }
  if (format === 'hopwise/comparison@1') {
    return checked(studyCheck, value, () => ({
      kind: 'comparison',
      comparison: value as StudyComparison,
    }));
  }
  if (format !== null) return refused(`${shortened(format)} is not shown here`);
  return fromTools(name, text, ['iperf3', 'fortio', 'flent', 'k8s-netperf']);
}

const formatOf = (value: unknown): string | null =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  typeof value.format === 'string'
    ? value.format
    : null;

function checked(check: Check, value: unknown, found: () => ReadFile): ReadFile {
  const problems = check(value, '');
  return problems.length === 0
    ? found()
    : refused(
        ...problems.slice(0, problemsShown).map(shortened),
        ...(problems.length > problemsShown ? [`and ${problems.length - problemsShown} more`] : []),
      );
}

function readTable(name: string, text: string): ReadFile {
  const isTable = (text.split('\n', 1)[0] ?? '').includes(',');
  if (!isTable) return fromTools(name, text, ['netperf']);
  const foreign = parseForeignMeasurements(text, name);
  if (foreign.kind === 'measurements') return { kind: 'rows', rows: foreign.measurements };
  const found = fromTools(name, text, ['k8s-netperf']);
  return found.kind === 'refused'
    ? refused(`no table of measurements: it has no column ${foreign.missingColumns.join(', ')}`)
    : found;
}

/** The figures of the first tool that knows the output; the first tool's problems where none does. */
function fromTools(
  name: string,
  text: string,
  tools: readonly (keyof typeof importers)[],
): ReadFile {
  const problems: (readonly string[])[] = [];
  for (const tool of tools) {
    const importer: Importer = importers[tool];
    if (importer.reads !== 'text') continue;
    try {
      const figures = importer.figures(text, name);
      if (figures.length > 0) return { kind: 'rows', rows: labelledRows(figures, labels(name)) };
    } catch (error) {
      problems.push(error instanceof DatasetError ? problemsOf(error) : [String(error)]);
    }
  }
  return refused(`no output of ${tools.join(', ')}`, ...(problems[0] ?? []));
}

/** What no tool knows: the reader says the datapath on the page. */
const labels = (name: string): Parameters<typeof labelledRows>[1] => ({
  source: shortened(name),
  hardwareId: '',
  system: '',
  systemVersion: '',
  path: 'pod-to-pod-direct',
  mtu: null,
  run: null,
});
