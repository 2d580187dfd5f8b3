import { describe, expect, it } from 'vitest';
import { planTests, studies } from '../../src/index.ts';
import { sourcesOf } from './study-sources.ts';

const hasNoRepetition = (names: readonly string[]): boolean => new Set(names).size === names.length;

describe.each(studies)('$id', (study) => {
  const { tests, findings, sources } = study;
  const plan = planTests(study, sourcesOf(study), 1);
  const keys = plan.map(({ key }) => key);

  it('names each test, case and finding once', () => {
    expect(hasNoRepetition(tests.map(({ id }) => id))).toBe(true);
    expect(hasNoRepetition(keys)).toBe(true);
    expect(hasNoRepetition(findings.map(({ id }) => id))).toBe(true);
  });

  it('judges findings by cases of its own tests', () => {
    const needed = findings.flatMap(({ clauses }) => clauses.flatMap(({ needs }) => needs));
    expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('gives each finding conditions, or a reason why no prediction can show it', () => {
    for (const { clauses, notTestable, statement } of findings) {
      expect(clauses.length > 0).toBe(notTestable === undefined);
      expect(statement).toMatch(/\.$/);
    }
  });

  it('compares with figures of publications that it names', () => {
    expect(tests.filter(({ source }) => !sources.includes(source))).toEqual([]);
  });

  it('says of every system what plays it', () => {
    expect(plan.filter(({ scenario }) => scenario === null)).toEqual([]);
  });

  it('uses one seed, so that systems meet the same chance', () => {
    expect(new Set(plan.map(({ scenario }) => scenario?.seed))).toEqual(new Set([1]));
  });
});

describe('the five studies', () => {
  it('leave at most one finding in seven without a test by nature', () => {
    const findings = studies.flatMap((study) => study.findings);
    const untestable = findings.filter(({ notTestable }) => notTestable !== undefined);
    expect(untestable.length * 7).toBeLessThanOrEqual(findings.length);
  });

  it('find the figures that the tables of their publications have', () => {
    const figuresOf = (id: string): number =>
      studies
        .filter((study) => study.id === id)
        .flatMap((study) => planTests(study, sourcesOf(study), 1))
        .flatMap(({ published }) => Object.keys(published)).length;
    expect({ s1: figuresOf('S1'), s2: figuresOf('S2'), s3: figuresOf('S3') }).toEqual({
      // 31 cases in clear text and 12 in cipher text, of three figures each.
      s1: 31 * 3 + 12 * 3,
      // TCP: goodput of 23 systems directly and 19 through a Service, at 1 and 8 streams, less one
      // that failed. UDP: three figures of each.
      s2: 2 * (23 + 19) - 1 + 2 * 3 * (23 + 19),
      s3: 3,
    });
    expect(figuresOf('S4')).toBeGreaterThan(90);
  });
});
