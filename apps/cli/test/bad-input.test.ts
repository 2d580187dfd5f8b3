import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { datapaths, modifiers } from '@hopwise/datapath';
import { simulatedKinds } from '@hopwise/simulator';
import { describe, expect, it } from 'vitest';
import { hopwise, root } from './launcher.ts';

const listed = (count: number): string => `hopwise catalogue lists all ${count}`;
const known = listed(datapaths.length);
const knownModifiers = listed(modifiers.length);
const knownWorkloads = `Known: ${simulatedKinds.join(', ')}`;
const knownHardware = listed(readdirSync(join(root, 'data/hardware')).length);

/** As a question names everything that begins so. */
const anyOf = (ids: readonly string[], start: string): string =>
  ids
    .filter((id) => id.startsWith(start))
    .map((id) => `"${id}"`)
    .join(' or ');

const refusal = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await hopwise(args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  return stderr;
};

describe('bad input ends with 2, says everything that is wrong, and prints nothing else', () => {
  it('unknown names, each with the likely one and the list', async () => {
    expect(
      await refusal(
        'predict',
        ...['--datapath', 'cilum-ebpf', '--with', 'notrak', '--hardware', 'cilium-2021-100g'],
        ...['--workload', 'tcp-rx', '--solver', 'event'],
      ),
    ).toBe(`\
hopwise: unknown datapath "cilum-ebpf"; did you mean "cilium-ebpf"? ${known}
hopwise: unknown modifier "notrak"; did you mean "notrack"? ${knownModifiers}
hopwise: unknown workload "tcp-rx"; did you mean "tcp-rr"? ${knownWorkloads}
hopwise: unknown solver "event"; did you mean "events"? Known: events, analytic
hopwise: unknown hardware "cilium-2021-100g"; did you mean "cilium2021-100g"? ${knownHardware}
`);
  });

  it('a name that others begin with, with each of them', async () => {
    expect(await refusal('predict', ...['--datapath', 'cilium', '--workload', 'tcp'])).toBe(`\
hopwise: unknown datapath "cilium"; did you mean ${anyOf(
      datapaths.map(({ id }) => id),
      'cilium',
    )}? ${known}
hopwise: unknown workload "tcp"; did you mean ${anyOf(simulatedKinds, 'tcp')}? ${knownWorkloads}
`);
  });

  it('a response of a test that has none', async () => {
    expect(
      await refusal(
        ...['predict', '--datapath', 'host+notrack', '--workload', 'tcp-stream'],
        ...['--response-bytes', '5'],
      ),
    ).toBe(
      'hopwise: --response-bytes cannot apply to tcp-stream: its receiver sends no response\n',
    );
  });

  it('a name that is like nothing known gets the list only', async () => {
    expect(await refusal('diff', 'host', 'ethernet', '--workload', 'tcp-rr')).toBe(
      `hopwise: unknown datapath "ethernet". ${known}\n`,
    );
  });

  it('options that are missing', async () => {
    expect(await refusal('predict')).toBe(`\
hopwise: --datapath is missing. ${known}
hopwise: --workload is missing. ${knownWorkloads}
`);
  });

  it('an unknown option, with the likely one and the list', async () => {
    expect(await refusal('compare', '--studdy', 'x')).toBe(`\
error: unknown option '--studdy'
(Did you mean --study?)
(options: --data-dir, --json, --study, --needs, --solver, --precision, --seed, --threads, --no-cache, --help)
`);
  });

  it('an unknown command, with the likely one', async () => {
    expect(await refusal('predct')).toBe(`\
error: unknown command 'predct'
(Did you mean predict?)
`);
  });

  it('numbers that are none', async () => {
    expect(
      await refusal(
        'predict',
        ...['--datapath', 'host', '--workload', 'tcp-rr', '--processes', 'many', '--mtu', '1.5'],
        ...['--seed', 'x', '--precision', '2'],
      ),
    ).toBe(`\
hopwise: --processes "many" is not a whole number
hopwise: --precision "2" is not a fraction between 0.0001 and 0.5
hopwise: --mtu "1.5" is not a whole number
hopwise: --seed "x" is not a whole number
`);
  });

  it('loads that cannot be, before any memory is taken', async () => {
    expect(
      await refusal(
        'predict',
        ...['--datapath', 'host', '--workload', 'tcp-rr', '--processes', '1e12'],
        ...['--mtu', '40', '--request-bytes', '-5'],
      ),
    ).toBe(`\
hopwise: processes 1000000000000; expected a whole number from 1 to 100000
hopwise: request bytes -5; expected a whole number from 1 to 1048576
hopwise: MTU 40; expected a whole number from 68 to 9000
`);
    expect(
      await refusal('predict', '--datapath', 'host', '--workload', 'tcp-rr', '--processes', '0'),
    ).toContain('processes 0');
  });

  it('a modifier that changes nothing, with the reason', async () => {
    expect(
      await refusal('predict', ...['--datapath', 'cilium-ebpf', '--with', 'notrack']),
    ).toContain('notrack cannot apply to cilium-ebpf: no packet of this datapath is tracked');
  });

  it('a study that is not there', async () => {
    expect(await refusal('compare', '--study', 'cilium-2022', '--threads', '0')).toMatch(
      /^hopwise: unknown study "cilium-2022"; did you mean "cilium-2021"\? Known: cilium-2021.*\nhopwise: --threads 0 is not between 1 and 64\n$/,
    );
  });

  it('a port that is none', async () => {
    expect(await refusal('start', '--port', '70000')).toBe(
      'hopwise: --port 70000 is not between 1 and 65535\n',
    );
  });
});
