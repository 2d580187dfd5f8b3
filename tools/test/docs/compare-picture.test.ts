import { fileURLToPath } from 'node:url';
import type { StudyComparison } from '@hopwise/calibration';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparePicture } from '../../docs/compare-picture.ts';
import { hopwise } from '../../docs/hopwise.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Bar {
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}

const barsOf = (picture: string): readonly Bar[] =>
  [
    ...picture.matchAll(
      /<rect class="(\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="\d+"\/>\n<text class="number"[^>]*>([^<]+)</g,
    ),
  ].map(([, kind = '', x, y, width, text = '']) => ({
    kind,
    x: Number(x),
    y: Number(y),
    width: Number(width),
    text,
  }));

describe('the picture of the README', () => {
  let study: StudyComparison;
  let bars: readonly Bar[];
  beforeAll(async () => {
    const printed = await hopwise(root, ['compare', '--solver', 'analytic', '--json']);
    study = JSON.parse(printed) as StudyComparison;
    bars = barsOf(comparePicture(study));
  });

  it('has a pair of bars for every published rate and CPU figure at 32 processes', () => {
    const rows = study.rows.filter((row) => row.processes === 32 && row.mtu === 1500);
    const rates = rows.filter((row) => row.published?.rate != null);
    const cpus = rows.filter(
      ({ published }) => published?.cpuClientPerUnit != null && published.cpuServerPerUnit != null,
    );
    const wanted = rates.length + cpus.length;
    expect(bars.filter(({ kind }) => kind === 'published')).toHaveLength(wanted);
    expect(bars.filter(({ kind }) => kind === 'predicted')).toHaveLength(wanted);
  });

  it('draws every bar of a panel to one scale', () => {
    const rates = bars.filter(({ text, x }) => x > 380 && x < 390 && Number.parseFloat(text) > 200);
    const scales = rates.map(({ width, text }) => width / Number.parseFloat(text));
    expect(rates.length).toBeGreaterThan(5);
    for (const scale of scales) expect(scale / (scales[0] ?? 0)).toBeCloseTo(1, 2);
  });

  it('stays inside its frame', () => {
    for (const { x, width } of bars) expect(x + width).toBeLessThan(900);
  });

  it('marks figures that an assumption was chosen with', () => {
    const seen = study.rows.filter(({ role, processes }) => role === 'seen' && processes === 32);
    expect(bars.filter(({ text }) => text.endsWith('*'))).toHaveLength(2 * seen.length);
  });
});
