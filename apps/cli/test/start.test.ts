import type { ExplorerData, MeasuredData } from '@hopwise/calibration';
import { describe, expect, it, onTestFinished } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise, start } from './launcher.ts';

describe('hopwise start', () => {
  it('prints the study beside what was published, says how well, and ends when told once', async () => {
    const anew = await hopwise(['start', '--once', '--no-cache']);
    await hopwise(['start', '--once']);
    const { code, stdout, stderr } = await hopwise(['start', '--once']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Study .*simulated \(from cache\)/m);
    // Where a line is broken follows its length.
    const words = (text: string): string => text.replaceAll(/\s+/g, ' ');
    expect(words(stdout).replace(' (from cache)', '')).toBe(words(anew.stdout));
    expect(stdout).toContain('Hopwise predicts what a Kubernetes CNI costs');
    for (const test of ['TCP_STREAM', 'TCP_RR', 'TCP_CRR']) {
      expect(stdout).toMatch(new RegExp(`^${test}, 1 process: rate `, 'm'));
      expect(stdout).toMatch(new RegExp(`^${test}, 32 processes: rate `, 'm'));
    }
    expect(stdout).toMatch(/^held out +TCP_STREAM +5 +[\d.]+ %[ *] +3\.0 % /m);
    expect(stdout).toMatch(/^calico-ebpf +not compared +\d+ +- +- /m);
    expect(stdout).toMatch(/^Not compared: calico-ebpf, TCP_CRR, 32 processes: .*withdrew/m);
    expect(stdout).toContain('Worst miss of each');
    expect(stdout).toContain('Intervals: 95 %, of the simulation only');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^Costs: (priors|fitted)/);
    const longest = Math.max(...stdout.split('\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(100);
  }, 240_000);
});

describe('hopwise explore', () => {
  it('serves the explorer and the study that it shows, until Ctrl-C', async () => {
    const child = start(['explore', '--port', '45600']);
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const address = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.stderr.on('data', (chunk: Buffer) => reject(new Error(chunk.toString())));
    });
    expect(await (await fetch(address)).text()).toContain('<html');
    const data = (await (await fetch(`${address}data/explorer.json`)).json()) as ExplorerData;
    const study = { format: 'hopwise/comparison@1', ...data.comparisons[0] };
    expect(outputSchemas.comparison.parse(study).rows).toHaveLength(32);
    expect(data.costs.map(({ hardware }) => hardware)).toContain('cilium2021-100g');
    const measured = (await (await fetch(`${address}data/measured.json`)).json()) as MeasuredData;
    expect(measured.rows.length).toBeGreaterThan(10_000);
    for (const row of measured.rows) expect(row.length).toBe(measured.columns.length);
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  }, 240_000);
});
