import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumTallies, tallyLine, tallyOfReport } from '../suite/tally.mjs';

const file = (status: string, ...ends: readonly string[]) => ({
  status,
  assertionResults: ends.map((end) => ({ status: end })),
});

describe('counting a test report', () => {
  it('counts tests, not files', () => {
    const testResults = [file('passed', 'passed', 'passed'), file('passed', 'passed', 'skipped')];
    const tally = tallyOfReport({ success: true, testResults });
    expect(tally).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it('counts pending and to-do tests as skipped', () => {
    const report = { success: true, testResults: [file('passed', 'pending', 'todo')] };
    expect(tallyOfReport(report)).toEqual({ passed: 0, failed: 0, skipped: 2 });
  });

  it('counts a file that does not load as one failure', () => {
    const report = { success: false, testResults: [file('failed'), file('passed', 'passed')] };
    expect(tallyOfReport(report)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('does not count a failing test twice', () => {
    const report = { success: false, testResults: [file('failed', 'failed', 'passed')] };
    expect(tallyOfReport(report)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a run that failed without saying where as one failure', () => {
    const report = { success: false, testResults: [file('passed', 'passed')] };
    expect(tallyOfReport(report)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(tallyOfReport(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts every test exactly once', () => {
    const ends = fc.array(fc.constantFrom('passed', 'failed', 'skipped', 'pending', 'todo'));
    fc.assert(
      fc.property(fc.array(ends), (files) => {
        const testResults = files.map((all) =>
          file(all.includes('failed') ? 'failed' : 'passed', ...all),
        );
        const success = !files.flat().includes('failed');
        const { passed, failed, skipped } = tallyOfReport({ success, testResults });
        expect(passed + failed + skipped).toBe(files.flat().length);
      }),
    );
  });
});

describe('the last line', () => {
  it('says how many passed and failed, and skipped only if some were', () => {
    expect(tallyLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(tallyLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
  });

  it('adds up projects', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sumTallies([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
    expect(sumTallies([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
