import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hopwise } from './launcher.ts';

const chromiumPath = '/usr/bin/chromium';
const isMissing =
  (process.env['HOPWISE_SKIP'] ?? '').includes('chromium') || !existsSync(chromiumPath);

const row =
  'my-lab,my-machine,cilium-ebpf,,tcp-rr,pod-to-pod-direct,32,1,1500,1,rr_per_s,1000001,1/s,raw-file,</script>\n';
const header =
  'source,hardware_id,system,system_version,workload,path,streams,message_bytes,mtu,run,metric,value,unit,method,note\n';

describe('hopwise report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hopwise-report-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.html');
  let html = '';

  beforeAll(async () => {
    const measurements = join(folder, 'mine.csv');
    writeFileSync(measurements, header + row);
    const { code, stdout } = await hopwise(['report', measurements, '--html', file]);
    expect({ code, stdout }).toMatchObject({ code: 0 });
    html = readFileSync(file, 'utf8');
  }, 240_000);

  it('is one file that runs its own scripts and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('http');
    const scripts = [
      ...html.matchAll(/<script(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g),
    ];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, code = ''] of scripts) {
      expect(policy).toContain(createHash('sha256').update(code).digest('base64'));
    }
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/);
  });

  it('has its data inside, and no text of it ends the element', () => {
    const blocks = [...html.matchAll(/data-file="([^"]+)">([\s\S]*?)<\/script>/g)];
    expect(blocks.map(([, name]) => name)).toEqual(['data/explorer.json', 'data/measured.json']);
    const [explorer] = blocks.map(([, , json = '']) => JSON.parse(json) as { files: unknown[] });
    expect(explorer?.files).toEqual([{ name: 'mine.csv', text: header + row }]);
  });

  it.skipIf(isMissing)('opens from disk, asks nobody, and shows the given file', async () => {
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu'],
      timeout: 120_000,
    });
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000); // A busy machine draws slowly.
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`file://${file}`);
    await page.locator('#desk li', { hasText: 'mine.csv' }).waitFor();
    await page.locator('#views a', { hasText: 'Compare' }).click();
    await page.locator('#rate-chart circle.dropped').first().waitFor();
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('file://') && !url.startsWith('blob:'))).toEqual(
      [],
    );
    await browser.close();
  });

  it('says which files are not there, and writes nothing', async () => {
    const other = join(folder, 'other.html');
    const { code, stderr } = await hopwise(['report', 'nowhere.csv', '--html', other]);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no file nowhere.csv');
    expect(existsSync(other)).toBe(false);
  });
});
