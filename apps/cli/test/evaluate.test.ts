import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const shed = fileURLToPath(new URL('foreign', import.meta.url));
const map = fileURLToPath(new URL('foreign-map.csv', import.meta.url));
const machines = join(shed, 'machines.json');
const outside = ['--data', shed, '--hardware', machines, '--map', map];
const outputOf = async (...args: readonly string[]) => {
  const { code, stdout } = await hopwise(['evaluate', ...args, '--json']);
  expect(code).toBe(0);
  const output = JSON.parse(stdout);
  expect(outputSchemas.evaluation.parse(output)).toEqual(output);
  return outputSchemas.evaluation.parse(output);
};
const refusal = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await hopwise(['evaluate', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
};
/** The folder of measurements with one text replaced. */
function shedWith(from: string | RegExp, to: string): string {
  const folder = temporaryFolder();
  cpSync(shed, folder, { recursive: true });
  const file = join(folder, 'measurements.csv');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replaceAll(from, to));
  return folder;
}
/** Golden texts keep their shape; predictions move whenever a mechanism does. */
const withoutNumbers = (text: string): string =>
  text.replaceAll(/[+-]?\d+(\.\d+)?/g, '#').replaceAll(/ +/g, ' ');

describe('hopwise evaluate of measurements from outside', () => {
  it('scores what no fit saw, and lists all that it cannot use', async () => {
    const { evaluations, leftOut, assumed, skippedFiles } = await outputOf(...outside);
    const [evaluation] = evaluations;
    expect(
      evaluation?.rows.map(({ system, test, role }) => [system, test.processes, role]),
    ).toEqual([
      ['bare', 1, 'seen'],
      ['bare', 8, 'held-out'],
      ['tc', 8, 'held-out'],
      ['tunnel', 8, 'held-out'],
    ]);
    expect(evaluation?.pooled.map(({ figure, error }) => [figure, error?.rowCount])).toEqual([
      ['rate', 3],
    ]);
    expect(evaluation?.rows[1]?.measured).toBe(360_000);
    expect(leftOut.map(({ subject, reason }) => [subject, reason])).toEqual([
      ['smiles', 'no such metric is known'],
      ['attic', 'no profile of this machine'],
      [
        'barn',
        'the list of machines says less of it than a profile needs (clocks, queues, cost ratios)',
      ],
      ['mystery', 'the map has no such system'],
    ]);
    expect(assumed).toMatchObject([{ subject: 'tcp-rr', reason: 'MTU not stated: 1500 taken' }]);
    expect(skippedFiles).toMatchObject([{ reason: expect.stringContaining('hardware_id') }]);
  });

  it('prints a report of a fixed shape, and writes the same as Markdown', async () => {
    const markdown = join(temporaryFolder(), 'report.md');
    const args = ['evaluate', ...outside, '--tests', '--markdown', markdown];
    const { code, stdout } = await hopwise(args, { cwd: root });
    expect(code).toBe(0);
    const shape = withoutNumbers(stdout.replace(/- [+-][^]*?\n\n/, '(the rows)\n\n'));
    await expect(shape).toMatchFileSnapshot('golden/evaluate.txt');
    const written = readFileSync(markdown, 'utf8');
    expect(written).toContain('## data. measurements of');
    expect(written).toMatch(/^\| rate \| 3 \| /m);
  });

  it('calibrates a machine by its host rows alone when asked to, and scores them no more', async () => {
    const { evaluations } = await outputOf(...outside, '--fit-host');
    const [evaluation] = evaluations;
    expect(evaluation?.costs).toMatchObject([
      { machine: 'cilium2021-100g', origin: 'fitted to training rows', figureCount: 2 },
    ]);
    expect(evaluation?.rows.map(({ system }) => system)).toEqual(['tc', 'tunnel']);
  });

  it('ends with 3 when a fit is at a bound, says which, and writes nothing', async () => {
    const absurd = shedWith(/,(350000|370000|47840),/g, ',900,');
    const markdown = join(temporaryFolder(), 'report.md');
    const { code, stdout } = await hopwise([
      ...['evaluate', '--data', absurd, '--map', map, '--fit-host', '--markdown', markdown],
      ...['--html', `${markdown}.html`],
    ]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/DOUBT about fits of cilium2021-100g: factor \w+ is at its\s+bound/);
    expect([existsSync(markdown), existsSync(`${markdown}.html`)]).toEqual([false, false]);
  });

  it('refuses bad rows with their places, all at once', async () => {
    const broken = shedWith(/,(350000|370000),/g, ',NaN,');
    expect(await refusal('--data', broken, '--map', map)).toMatch(
      /^2 problems in .*measurements\.csv\n {2}line 3, column \d+ {2}value "NaN"; expected a finite number, 0 or more\n {2}line 4/,
    );
    const rows = shedWith(
      /^(.*,mystery,.*)$/gm,
      '$1\n$1\nshed,,bare,,tcp-rr,up,x,1,1500,1,rr_per_s,-5,1/s,raw-file,',
    );
    expect(await refusal('--data', rows, '--map', map)).toMatch(
      /line 10, column 1 {2}the row repeats line 9; expected one row for each .*\n {2}line 11, column 33 {2}streams "x"; expected a whole number above 0\n {2}line 11, column 53 {2}value "-5"; expected a finite number, 0 or more\n$/,
    );
    const columns = shedWith(/method,note$/gm, 'way,note');
    expect(await refusal('--data', columns, '--map', map)).toMatch(
      /line 1, column 1 {2}no column "method"; expected the columns source,hardware_id,system/,
    );
    const unit = shedWith(/1\/s,raw-file/g, 'furlongs,raw-file');
    expect(await refusal('--data', unit, '--map', map)).toContain(
      'unit "furlongs" of rr_per_s; expected "1/s"',
    );
  });

  it('refuses options that do not go together, folders and maps that are not there', async () => {
    expect(await refusal('--map', map, '--fit-host', '--only', 'A9', '--threads', '0')).toBe(`\
hopwise: --threads 0 is not between 1 and 64
hopwise: unknown evaluation "A9"; did you mean "A1"? Known: A1, A2-system, A2-family, A3, A4, A5, datapath, machine, workload
hopwise: --map says how to read --data, which is missing
hopwise: --fit-host says how to read --data, which is missing
`);
    expect(await refusal('--data', shed)).toContain('--data needs --map');
    expect(await refusal('--data', 'nowhere', '--map', map)).toContain('there is no such folder');
    expect(await refusal('--data', join(root, 'docs'), '--map', map)).toContain(
      'no CSV file in it has the columns of measurements',
    );
    expect(await refusal('--data', shed, '--map', 'nowhere.csv')).toContain(
      'there is no data file nowhere.csv',
    );
  });
});

describe('hopwise evaluate of the own data', () => {
  it('predicts the 32-process rows with a fit that saw one process only', async () => {
    const { evaluations } = await outputOf('--only', 'A1');
    const [a1] = evaluations;
    expect(a1?.costs[0]?.origin).toBe('committed fit, which saw training rows only');
    const heldOut = a1?.rows.filter(({ role }) => role === 'held-out') ?? [];
    expect(new Set(heldOut.map(({ test }) => test.processes))).toEqual(new Set([32]));
    expect(a1?.targets.map(({ rowCount }) => rowCount)).toEqual([5, 5, 3, 10, 10, 6]);
  });

  it('refuses a split that leaks', async () => {
    const folder = join(temporaryFolder(), 'data');
    cpSync(join(root, 'data'), folder, { recursive: true });
    const file = join(folder, 'splits.csv');
    const rules = [
      'A1,fit,cilium-2021,final,tcp-rr,32,baremetal,,,one run trains',
      'A1,held-out,cilium-2021,final-conntrack,tcp-rr,32,baremetal,,,another judges',
    ].map((rule) => `${rule}\n`);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^A1/m, `${rules.join('')}A1`));
    expect(await refusal('--only', 'A1', '--data-dir', folder)).toMatch(
      /^hopwise: splits\.csv leaks: A1, .* in training at once: cilium-2021\/.*baremetal.*tcp-rr/,
    );
  });
});
