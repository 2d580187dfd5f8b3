import { formatCosts, parseCosts } from '@hopwise/dataset';
import { describe, expect, it } from 'vitest';
import { fitStudy, fittedCosts } from '../src/index.ts';
import { cilium2021 } from './cilium-2021.ts';
import { hardware, movingOnly } from './platform.ts';

const priors = movingOnly(['hostIdle', 'copyOut', 'netnsConnect']);
const fitted = fitStudy(cilium2021, { hardware, priors });

describe('a fit to the 2021 study', () => {
  it('sees the 15 one-process rows, three figures each, and says so', () => {
    expect(fitted).toMatchObject({
      study: 'cilium-2021',
      hardware: 'cilium2021-100g',
      split: 'A1',
      rowCount: 15,
      processes: [1],
    });
    expect(fitted.fit.residuals).toHaveLength(45);
    expect(fitted.fit.factors).toHaveLength(3);
  });

  it('is the same whatever the 32-process rows say', () => {
    const measurements = cilium2021.measurements.map((row) =>
      row.streams === 32 && row.value !== null ? { ...row, value: row.value * 1.7 } : row,
    );
    const other = fitStudy({ ...cilium2021, measurements }, { hardware, priors });
    expect(other.fit).toEqual(fitted.fit);
    expect(other.dataHash).not.toBe(fitted.dataHash);
  });

  it('does not ask for another fit when the shared tables gain rows of another study', () => {
    const [system] = cilium2021.systems;
    const [rule] = cilium2021.splits;
    if (system === undefined || rule === undefined) throw new RangeError('an empty table');
    const systems = [...cilium2021.systems, { ...system, source: 'other' }];
    const splits = [...cilium2021.splits, { ...rule, source: 'other' }];
    const other = fitStudy({ ...cilium2021, systems, splits }, { hardware, priors });
    expect(other.dataHash).toBe(fitted.dataHash);
    const remapped = [...cilium2021.systems, { ...system, system: 'new' }];
    const changed = fitStudy({ ...cilium2021, systems: remapped }, { hardware, priors });
    expect(changed.dataHash).not.toBe(fitted.dataHash);
  });

  it('refuses a study without rows to fit to, and another machine', () => {
    const splits = cilium2021.splits.filter(({ role }) => role !== 'fit');
    expect(() => fitStudy({ ...cilium2021, splits }, { hardware, priors })).toThrow('no row of');
    const elsewhere = { hardware: { ...hardware, id: 'laptop' }, priors };
    expect(() => fitStudy(cilium2021, elsewhere)).toThrow('ran on cilium2021-100g, not on laptop');
  });
});

describe('the fitted table', () => {
  const table = fittedCosts(priors, fitted);

  it('is read back as it was written, bounds around every value', () => {
    expect(parseCosts(formatCosts(table), 'fitted.csv').costs).toEqual(table);
  });

  it('multiplies what names a factor, to four digits, and says so after the old source', () => {
    const factor = fitted.fit.factors.find(({ name }) => name === 'hostIdle')?.value ?? 1;
    const before = priors.costs.find(({ fit }) => fit === 'hostIdle');
    const after = table.find(({ fit }) => fit === 'hostIdle');
    expect(factor).not.toBe(1);
    expect(after?.value).toBe(Number(((before?.value ?? 0) * factor).toPrecision(4)));
    expect(after?.basis).toBe('derived');
    expect(after?.source).toBe(
      `${before?.source} ; fitted: factor hostIdle x ${Number(factor.toPrecision(4))} on 1-process rows of cilium-2021`,
    );
  });

  it('leaves alone what names none', () => {
    const isStill = ({ fit }: { readonly fit: string }): boolean => fit === '';
    expect(table.filter(isStill)).toEqual(priors.costs.filter(isStill));
  });
});
