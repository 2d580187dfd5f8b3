import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { evaluationPage } from '../src/report/page/evaluation-page.ts';
import { hopwise } from './launcher.ts';

const chromiumPath = '/usr/bin/chromium';
const isMissing =
  (process.env['HOPWISE_SKIP'] ?? '').includes('chromium') || !existsSync(chromiumPath);

const shed = fileURLToPath(new URL('foreign', import.meta.url));
const map = fileURLToPath(new URL('foreign-map.csv', import.meta.url));
const outside = ['--data', shed, '--map', map, '--hardware', join(shed, 'machines.json')];
const folder = mkdtempSync(join(tmpdir(), 'hopwise-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'report.html');
const made = hopwise(['evaluate', ...outside, '--html', file, '--json']);
const outputOf = async () => outputSchemas.evaluation.parse(JSON.parse((await made).stdout));
const countOf = (html: string, pattern: RegExp): number => [...html.matchAll(pattern)].length;

describe('the page of an evaluation', () => {
  it('is one file without a script, and names no other file or host', async () => {
    const { code, stderr } = await made;
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('wrote ') });
    const html = readFileSync(file, 'utf8');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|\bon\w+=|url\(/);
  });

  it('has a mark for every figure over its measurement, and for every held-out one by datapath', async () => {
    const { evaluations } = await outputOf();
    const rows = evaluations.flatMap((each) => each.rows);
    const html = evaluationPage(await outputOf());
    const heldOut = rows.filter(({ role }) => role === 'held-out').length;
    expect(heldOut).toBeGreaterThan(0);
    expect(countOf(html, /<circle class="held-out"/g)).toBe(2 * heldOut);
    expect(countOf(html, /<circle class="seen"/g)).toBe(rows.length - heldOut);
    expect(html).toContain('the line where both are the same');
    expect(html).toContain('same as host');
  });

  it('has the mark of an exact prediction on the line of equal values', async () => {
    const output = await outputOf();
    const [evaluation] = output.evaluations;
    if (evaluation === undefined) throw new Error('no evaluation');
    const rows = evaluation.rows.map((row) => ({ ...row, predicted: row.measured, error: 0 }));
    const html = evaluationPage({ ...output, evaluations: [{ ...evaluation, rows }] });
    const [pairs = ''] = html.split('Errors by datapath');
    const line = /class="equal" d="M(\S+) (\S+)L(\S+) (\S+)"/.exec(pairs) ?? [];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line.slice(1).map(Number);
    const marks = [...pairs.matchAll(/<circle class="[^"]*" cx="([^"]+)" cy="([^"]+)"/g)];
    expect(marks).toHaveLength(rows.length);
    for (const [, cx, cy] of marks) {
      expect((Number(cx) - x1) / (x2 - x1)).toBeCloseTo((Number(cy) - y1) / (y2 - y1), 2);
    }
  });

  it('shows targets that were missed before those that were met', async () => {
    const output = await outputOf();
    const [evaluation] = output.evaluations;
    if (evaluation === undefined) throw new Error('no evaluation');
    const target = (rows: string, isMet: boolean) => ({
      ...{ rows, isMet, rowCount: 1, mdape: 0.1, mdapeTarget: 0.1 },
      ...{ p90: null, p90Target: null, kendallTau: null, kendallTauTarget: null },
    });
    const targets = [target('reached', true), target('not reached', false)];
    const html = evaluationPage({ ...output, evaluations: [{ ...evaluation, targets }] });
    expect(html).toContain('1 of 2 targets missed.');
    expect(html.indexOf('<td>not reached')).toBeLessThan(html.indexOf('<td>reached'));
    expect(html.indexOf('<td>reached')).toBeLessThan(html.indexOf('<h2>data.'));
  });

  it('keeps names of strangers from being markup', async () => {
    const output = await outputOf();
    const hostile = '<img src=x onerror="alert(1)">&';
    const html = evaluationPage({
      ...output,
      evaluations: output.evaluations.map((each) => ({
        ...each,
        title: hostile,
        rows: each.rows.map((row) => ({ ...row, datapath: hostile })),
      })),
    });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;');
  });

  it.skipIf(isMissing)(
    'opens from disk in light and dark, on a desk and on a telephone',
    async () => {
      await made;
      const browser = await chromium.launch({
        executablePath: chromiumPath,
        args: ['--no-sandbox', '--disable-gpu'],
      });
      const said: string[] = [];
      const surfaces = new Set<string>();
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1280, 375]) {
          const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
          page.on('console', (message) => said.push(message.text()));
          page.on('request', (request) =>
            said.push(...(request.url().startsWith('file:') ? [] : [request.url()])),
          );
          await page.goto(`file://${file}`);
          const { viewport, scrollWidth, surface, drawn } = await page.evaluate(() => ({
            viewport: window.innerWidth,
            scrollWidth: document.documentElement.scrollWidth,
            surface: getComputedStyle(document.body).backgroundColor,
            drawn: document.querySelectorAll('svg[role=img][aria-label]').length,
          }));
          expect(scrollWidth).toBe(viewport);
          expect(drawn).toBe(3);
          surfaces.add(surface);
        }
      }
      await browser.close();
      expect(said).toEqual([]);
      expect(surfaces.size).toBe(2);
    },
  );
});
