import { describe, expect, it } from 'vitest';
import { parseMachines } from '../src/index.ts';
import { messageOf } from './problems-of.ts';

const unknown = {
  description: null,
  cpuModel: null,
  sockets: null,
  cores: null,
  threads: 32,
  baseClockGhz: null,
  memoryGb: 135,
  nic: null,
  nicDriver: 'i40e',
  linkGbitPerS: 40,
  linkMtu: 9000,
  topology: null,
  kernel: null,
  distribution: null,
  orchestrator: null,
  tools: null,
  smt: null,
  tuning: null,
  sources: ['scripts'],
};
const text = (machine: object): string => JSON.stringify({ 'lab-40g': machine }, null, 1);

describe('a list of machines without a profile', () => {
  it('keeps what is not stated as null', () => {
    expect(parseMachines(text(unknown), 'x.json')).toEqual({ 'lab-40g': unknown });
  });

  it('is refused with the place of each problem', () => {
    const broken = { ...unknown, cpuModel: undefined, threads: 0, cpumodel: 'x', smt: 'yes' };
    expect(messageOf(() => parseMachines(text(broken), 'x.json'))).toMatchInlineSnapshot(`
      "4 problems in x.json
        line 2, column 13  lab-40g.cpuModel is missing; expected a value of type string
        line 6, column 14  lab-40g.threads is 0; expected more than 0
        line 18, column 10  lab-40g.smt is "yes"; expected a value of type boolean
        line 23, column 3  key "cpumodel"; expected a known key; did you mean "cpuModel"?"
    `);
  });

  it('is a mapping of ids in kebab-case', () => {
    expect(messageOf(() => parseMachines('{"Lab 40G": {}}', 'x.json'))).toMatch(/line 1/);
    expect(messageOf(() => parseMachines('[]', 'x.json'))).toMatch(/the list of machines is/);
  });
});
