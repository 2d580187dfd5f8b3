import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMachines, parseMeasurements, parseSplits, roleOf } from '../src/index.ts';
import { committed, splitsFile } from './committed-files.ts';

const published = new URL('../../../data/published/', import.meta.url);
const rules = parseSplits(committed(splitsFile), splitsFile);
const studies = readdirSync(published).map((id) => {
  const folder = `data/published/${id}`;
  const rows = parseMeasurements(committed(`${folder}/measurements.csv`), id);
  return { id, folder, rows, source: JSON.parse(committed(`${folder}/source.json`)) };
});
const committedSplit: string = JSON.parse(committed('data/costs/cilium2021-100g.json')).split;
const others = studies.filter(({ id }) => id !== 'cilium-2021');

/** Rows of one metric of a study. */
const rowsOf = (study: string, metric: string) =>
  (studies.find(({ id }) => id === study)?.rows ?? []).filter((row) => row.metric === metric);

describe.each(studies)('the figures of $id', ({ id, rows, source }) => {
  it('are as many as its source says', () => {
    expect(rows).toHaveLength(source.rows);
  });

  it('say in a note no more than facts, in plain characters', () => {
    expect(rows.map(({ note }) => note).filter((note) => /[^ -~]|"|quote/.test(note))).toEqual([]);
    expect(Math.max(...rows.map(({ note }) => note.length))).toBeLessThan(200);
  });

  it('are of this study', () => {
    expect(new Set(rows.map((row) => row.source))).toEqual(new Set([id]));
  });
});

describe.each(others)('the figures of $id', ({ id, folder, rows }) => {
  it('are not what the committed costs were fitted to, and each has a reason', () => {
    const roles = rows.map((row) => roleOf(row, rules, committedSplit).role);
    expect(new Set(roles)).not.toContain('fit');
    expect(rules.filter(({ source }) => source === id).length).toBeGreaterThan(0);
    const [own] = rules.filter(({ source }) => source === id);
    const undecided = rows.filter((row) => roleOf(row, rules, own?.split ?? '').reason === '');
    expect(undecided).toEqual([]);
  });

  it('ran on machines that have a profile, or else are described as far as they are known', () => {
    const file = `${folder}/machines.json`;
    const described = existsSync(new URL(`${id}/machines.json`, published))
      ? Object.keys(parseMachines(committed(file), file))
      : [];
    const without = [...new Set(rows.map((row) => row.hardwareId))].filter(
      (machine) => !existsSync(new URL(`../../../data/hardware/${machine}.yaml`, import.meta.url)),
    );
    expect(described.toSorted()).toEqual(without.toSorted());
  });
});

describe('the study of 2024 on 40 Gbit/s', () => {
  it('has three runs of each of its 23 systems, and 22 missing values', () => {
    const rows = rowsOf('infrabuilder-2024-01', 'throughput_bps');
    expect(new Set(rows.map((row) => row.system)).size).toBe(23);
    expect(new Set(rows.map((row) => row.run))).toEqual(new Set(['1', '2', '3']));
    const all = studies.find(({ id }) => id === 'infrabuilder-2024-01')?.rows ?? [];
    expect(all.filter(({ value }) => value === null)).toHaveLength(22);
  });

  it('reached 28.3, 31.9 and 33.9 Gbit/s in the runs of one stream without a CNI', () => {
    const rates = rowsOf('infrabuilder-2024-01', 'throughput_bps')
      .filter(
        ({ system, workload, streams }) =>
          system === 'baremetal' && workload === 'tcp-stream' && streams === 1,
      )
      .map(({ value }) => Math.round((value ?? 0) / 1e8) / 10);
    expect(rates.toSorted((a, b) => a - b)).toEqual([28.3, 31.9, 33.9]);
  });

  it('has means of system and user mode that make the total of an iperf3 process', () => {
    const parts = rowsOf('infrabuilder-2024-01', 'iperf_process_cpu_client_system_cores');
    const users = rowsOf('infrabuilder-2024-01', 'iperf_process_cpu_client_user_cores');
    const totals = rowsOf('infrabuilder-2024-01', 'iperf_process_cpu_client_total_cores');
    expect(totals.length).toBeGreaterThan(500);
    totals.forEach(({ value }, i) => {
      expect((parts[i]?.value ?? 0) + (users[i]?.value ?? 0)).toBeCloseTo(value ?? 0, 2);
    });
  });
});
