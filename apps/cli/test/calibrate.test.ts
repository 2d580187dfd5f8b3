import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitStudy } from '@hopwise/calibration';
import { parseCosts } from '@hopwise/dataset';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../src/files.ts';
import { concludeFit, exitCodes } from '../src/fit-outcome.ts';
import { plannedStudy } from '../src/planned-study.ts';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const hardware = 'cilium2021-100g';

/** Columns of a cost table up to its bounds: none of them is ever quoted. */
const bounds = /^([^,]+,[^,]+,)([^,]+)(,[^,]+,)[^,]+,[^,]+/;

/** A copy of the data without a fit, in which only `names` move, far if need be and in no time. */
function dataThatMoves(...names: readonly string[]): string {
  const folder = join(temporaryFolder(), 'data');
  cpSync(join(root, 'data'), folder, { recursive: true });
  rmSync(join(folder, 'costs'), { recursive: true, force: true });
  const widened = (_: string, name: string, value: string, unit: string): string =>
    `${name}${value}${unit}${Number(value) / 30},${Number(value) * 30}`;
  edit(join(folder, 'priors', `${hardware}.csv`), (text) => {
    const [header = '', ...lines] = text.trimEnd().split('\n');
    const changed = lines.map((line) =>
      names.some((name) => line.endsWith(`,${name}`))
        ? line.replace(bounds, widened)
        : line.replace(/,[^,]*$/, ','),
    );
    return [header, ...changed, ''].join('\n');
  });
  return folder;
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

const calibrate = (folder: string, ...args: readonly string[]) =>
  hopwise(['calibrate', '--data-dir', folder, ...args]);

describe('hopwise calibrate', () => {
  it('writes a table and its record, which predictions then use and say so', async () => {
    const folder = dataThatMoves('copyOut', 'hostIdle');
    const { code, stdout, stderr } = await calibrate(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('2 parameters on 45 figures of 15 rows');
    expect(stdout).toMatch(/\nWritten: .*cilium2021-100g\.csv, .*cilium2021-100g\.json\n$/);
    expect(
      Math.max(
        ...stdout
          .split('\n')
          .slice(0, -2)
          .map((line) => line.length),
      ),
    ).toBeLessThan(101);
    expect(readdirSync(join(folder, 'costs'))).toEqual([`${hardware}.csv`, `${hardware}.json`]);
    const table = parseCosts(
      readFileSync(join(folder, 'costs', `${hardware}.csv`), 'utf8'),
      `${hardware}.csv`,
    );
    const record = outputSchemas.fit.parse(
      JSON.parse(readFileSync(join(folder, 'costs', `${hardware}.json`), 'utf8')),
    );
    expect(record).toMatchObject({ costsHash: table.hash, processes: [1], converged: true });
    const used = await hopwise([
      ...['predict', '--datapath', 'host', '--workload', 'tcp-rr', '--solver', 'analytic'],
      ...['--data-dir', folder],
    ]);
    expect(used.stdout).toContain('2 parameters on 45 figures of 15 rows');
  });

  it('verifies the rows of the fit by events, and finds the solvers close', async () => {
    const folder = dataThatMoves('copyOut');
    const { code, stdout } = await calibrate(folder, '--verify', '--json');
    expect(code).toBe(0);
    const { verification } = outputSchemas.calibration.parse(JSON.parse(stdout));
    expect(verification?.rows).toHaveLength(15);
    expect(verification?.median).toBeLessThan(0.02);
    expect(verification?.worst).toBeLessThan(0.1);
  });

  it('checks what is committed: the same ends with 0, another number with 1 and its name', async () => {
    const folder = dataThatMoves('copyOut');
    const none = await calibrate(folder, '--check');
    expect(none.code).toBe(1);
    expect(none.stdout).toContain('nothing is fitted for cilium2021-100g yet');
    await calibrate(folder);
    const same = await calibrate(folder, '--check', '--json');
    expect(same.code).toBe(0);
    const output: unknown = JSON.parse(same.stdout);
    expect(outputSchemas.calibration.parse(output)).toEqual(output);
    expect(output).toMatchObject({ outcome: 'same', reasons: [] });
    const table = join(folder, 'costs', `${hardware}.csv`);
    edit(table, (text) => text.replace(/(tcpRecvmsg,perByte,[\d.]+)/, '$11'));
    edit(join(folder, 'splits.csv'), (text) => text.replace('one process in', 'one in'));
    const before = readFileSync(table, 'utf8');
    const other = await calibrate(folder, '--check');
    expect(other.code).toBe(1);
    expect(other.stdout).toMatch(/ {2}dataHash is \w+, and now would be \w+\n/);
    expect(readFileSync(table, 'utf8')).toBe(before);
  });

  it('names each number that differs in the third digit, and not one that does in the fifth', async () => {
    const folder = dataThatMoves('copyOut');
    await calibrate(folder);
    const table = join(folder, 'costs', `${hardware}.csv`);
    const scaled = (by: number) => (_: string, name: string, value: string) =>
      `${name},${Number(value) * by}`;
    edit(table, (text) => text.replace(/(vethXmit,perSkb),(\d+)/, scaled(1.00002)));
    expect((await calibrate(folder, '--check')).code).toBe(0);
    edit(table, (text) => text.replace(/(processBacklog,perSkb),(\d+)/, scaled(1.01)));
    const { code, stdout } = await calibrate(folder, '--check');
    expect(code).toBe(1);
    expect(stdout).toContain('cost processBacklog perSkb value is 121.2, and now would be 120');
    expect(stdout).not.toContain('vethXmit');
  });

  it('refuses a table whose record is of another one', async () => {
    const folder = dataThatMoves('copyOut');
    await calibrate(folder);
    edit(join(folder, 'costs', `${hardware}.csv`), (text) => text.replace('assumed', 'derived'));
    const compare = ['compare', '--solver', 'analytic', '--data-dir', folder];
    const { code, stderr } = await hopwise(compare);
    expect(code).toBe(2);
    expect(stderr).toContain('one was changed without the other');
    expect(stderr).toContain(`"hopwise calibrate --study cilium-2021 --data-dir ${folder}" fits`);
    const record = join(folder, 'costs', `${hardware}.json`);
    expect(stderr).toContain(`delete ${record}: the table is then used as it is`);
    rmSync(record);
    const own = await hopwise(compare);
    expect(own.code).toBe(0);
    expect(own.stdout).toContain('its record of parameters and rows is missing');
  });

  it('ends with 3 and writes nothing when a factor is at its bound', async () => {
    const folder = dataThatMoves('copyOut');
    edit(join(folder, 'priors', `${hardware}.csv`), (text) =>
      text.replace(
        /tcpRecvmsg,perByte,[\d.]+,ns\/byte,[\d.]+,[\d.]+/,
        'tcpRecvmsg,perByte,1,ns/byte,0.99,1.01',
      ),
    );
    const { code, stdout } = await calibrate(folder);
    expect(code).toBe(3);
    expect(stdout).toMatch(/Not written, .*\n {2}factor copyOut is at its bound/);
    expect(existsSync(join(folder, 'costs'))).toBe(false);
  });

  it('refuses a fit that did not converge, and leaves what is there', () => {
    const data = openDataFolder(dataThatMoves('copyOut'));
    const { study, plan } = plannedStudy('cilium-2021', data);
    const platform = data.beforeFit(plan.hardware);
    const fitted = fitStudy(study, platform);
    const unfinished = { ...fitted, fit: { ...fitted.fit, converged: false } };
    const conclude = (fit: typeof fitted) =>
      concludeFit(fit, platform.priors, { check: false, data });
    expect(conclude(unfinished)).toMatchObject({
      outcome: 'refused',
      reasons: ['the fit did not converge'],
      files: [],
    });
    expect(exitCodes.refused).toBe(3);
    expect(existsSync(join(data.root, 'costs'))).toBe(false);
    const { files } = conclude(fitted);
    const before = files.map((file) => readFileSync(file, 'utf8'));
    conclude(unfinished);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  it('refuses a study that is not there, and one without a row to fit to', async () => {
    const unknown = await hopwise(['calibrate', '--study', 'cilium-2022']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('did you mean "cilium-2021"?');
    const folder = dataThatMoves('copyOut');
    edit(join(folder, 'splits.csv'), (text) => text.replaceAll(',fit,', ',seen,'));
    const { code, stderr } = await calibrate(folder);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'hopwise: no row of cilium-2021 has the role fit in splits.csv\n',
    });
  });
});

describe('data/costs', () => {
  it('is what the committed data give (npx hopwise calibrate writes it)', async () => {
    const { code, stdout } = await hopwise(['calibrate', '--check', '--json']);
    const { reasons } = outputSchemas.calibration.parse(JSON.parse(stdout));
    expect({ code, reasons }).toEqual({ code: 0, reasons: [] });
  });
});
