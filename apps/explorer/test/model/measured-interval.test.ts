import { describe, expect, it } from 'vitest';
import { measuredInterval } from '../../src/model/measured-interval.ts';
import type { MeasuredRate } from '../../src/model/measured-rates.ts';
import { measuredMarks } from '../../src/views/compare/measured-marks.ts';

describe('the interval of a measured figure', () => {
  it('is what repeats scatter: 1.645 standard deviations to each side', () => {
    const { low, high } = measuredInterval(1000, 0.1, '');
    expect(low).toBeCloseTo(1000 - 164.5, 6);
    expect(high).toBeCloseTo(1000 + 164.5, 6);
  });

  it('is wider where the figure was read from a chart, by what the note says', () => {
    const { low, high } = measuredInterval(1e9, 0, 'a.png; reading error +-1.73e+08; no version');
    expect((high - low) / 2).toBeCloseTo((1.645 * 1.73e8) / Math.sqrt(3), 0);
    const plain = measuredInterval(1000, 0, 'a.png; reading error +-129');
    expect(plain.high).toBeCloseTo(1000 + (1.645 * 129) / Math.sqrt(3), 6);
  });

  it('does not take milliseconds for the unit of the row, and never goes below zero', () => {
    expect(measuredInterval(1000, 0, 'reading error +-0.1 ms')).toEqual({ low: 1000, high: 1000 });
    expect(measuredInterval(1000, 2, '').low).toBe(0);
  });
});

describe('measured marks', () => {
  const rate = (source: string, value: number): MeasuredRate => ({
    ...{ source, value, run: String(value), method: 'raw-file', note: '', isDropped: false },
  });

  it('have an interval each, unless three runs of the source show what runs scatter', () => {
    const rates = [1, 2, 3].map((value) => rate('a', value));
    const marks = measuredMarks([...rates, rate('b', 4)], 0.1);
    expect(marks.map(({ interval }) => interval !== null)).toEqual([false, false, false, true]);
  });
});
