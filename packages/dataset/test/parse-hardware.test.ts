import { describe, expect, it } from 'vitest';
import { parseHardware } from '../src/index.ts';
import { committed, hardwareFile } from './committed-files.ts';
import { messageOf, problemsOf } from './problems-of.ts';

const profile = committed(hardwareFile);
const messageWith = (from: string | RegExp, to: string): string =>
  messageOf(() => parseHardware(profile.replace(from, to), 'x.yaml'));

describe('a hardware profile', () => {
  it('is read into numbers', () => {
    const hardware = parseHardware(profile, hardwareFile);
    expect(hardware.nic.rateBitPerS).toBe(100e9);
    expect(hardware.cpu.smtSlowdown).toMatchObject({ value: 1.55, low: 1.35, high: 1.7 });
    expect(hardware.kernel).toBe('5.10');
  });

  it('is refused with the line and column of each problem', () => {
    const broken = profile
      .replace('  sockets: 1', '  sockets: two')
      .replace('threadsPerCore', 'threadPerCore')
      .replace('unit: GHz', 'unit: MHz')
      .replace('high: 4.25', 'high: 4.1');
    expect(messageOf(() => parseHardware(broken, 'data/hardware/x.yaml'))).toMatchInlineSnapshot(`
      "5 problems in data/hardware/x.yaml
        line 6, column 3  cpu.threadsPerCore is missing; expected a value of type number
        line 8, column 12  cpu.sockets is "two"; expected a value of type number
        line 10, column 3  key "threadPerCore"; expected one of model, architecture, sockets, coresPerSocket, threadsPerCore, clockSingleGhz, clockAllGhz, smtSlowdown, runTimeCv, features, idleStates; did you mean "threadsPerCore"?
        line 15, column 11  cpu.clockSingleGhz.unit is "MHz"; expected "GHz"
        line 19, column 12  cpu.clockAllGhz.value is 4.15; expected low <= value <= high"
    `);
  });

  it('names what is missing at the mapping that should have it', () => {
    expect(messageWith("kernel: '5.10'\n", '')).toMatch(/kernel is missing; expected a value of/);
  });

  it('is not read at all when it is not YAML', () => {
    expect(messageWith('cpu:', 'cpu: [')).toMatch(/^\d+ problems? in x.yaml\n {2}line \d+, column/);
    expect(messageWith('features: [aes', 'features: [*nowhere')).toMatch(
      /column 14 {2}alias \*nowhere/,
    );
    expect(messageWith('id: cilium2021-100g', 'id: a\nid: b')).toMatch(/column 1 .*unique/);
  });

  it.each(['', '# nothing', '7', '[]', 'null', '- a'])('is more than "%s"', (text) => {
    expect(problemsOf(() => parseHardware(text, 'x.yaml')).length).toBeGreaterThan(0);
  });

  it('cannot fill the memory with aliases or the stack with brackets', () => {
    const level = (n: number) =>
      `l${n}: &l${n} [${Array(9)
        .fill(`*l${n - 1}`)
        .join(', ')}]`;
    const bomb = ['l0: &l0 x', ...Array.from({ length: 9 }, (_, i) => level(i + 1))].join('\n');
    expect(problemsOf(() => parseHardware(bomb, 'x.yaml')).length).toBeGreaterThan(0);
    expect(problemsOf(() => parseHardware('['.repeat(1e5), 'x.yaml')).length).toBeGreaterThan(0);
  });
});
