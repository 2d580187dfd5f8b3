import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputSchemas, schemaFiles } from '../src/schemas.ts';
import { hopwise, root } from './launcher.ts';

const jsonOf = async (...args: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await hopwise([...args, '--json']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

const crr32 = ['--workload', 'tcp-crr', '--processes', '32'];

describe('the JSON of each command follows its schema', () => {
  for (const solver of ['analytic', 'events']) {
    for (const workload of ['tcp-stream', 'tcp-rr', 'tcp-crr']) {
      it(`predict ${workload}, ${solver}`, async () => {
        const args = ['--datapath', 'cilium-legacy', '--workload', workload, '--solver', solver];
        const output = await jsonOf('predict', ...args, '--precision', '0.05');
        expect(outputSchemas.prediction.parse(output)).toEqual(output);
      });
    }
  }

  it('predict with a modifier and options that are not defaults', async () => {
    const output = await jsonOf(
      ...['predict', '--datapath', 'host', '--with', 'notrack', ...crr32],
      ...['--solver', 'analytic', '--mtu', '9000', '--request-bytes', '100', '--seed', '3'],
    );
    const { prediction } = outputSchemas.prediction.parse(output);
    expect(prediction.scenario).toEqual({
      datapath: 'host',
      modifiers: ['notrack'],
      hardware: 'cilium2021-100g',
      workload: { kind: 'tcp-crr', processes: 32, requestBytes: 100, responseBytes: 1 },
      mtu: 9000,
      seed: 3,
    });
  });

  it('compare', async () => {
    const output = await jsonOf('compare', '--study', 'cilium-2021', '--solver', 'analytic');
    expect(outputSchemas.comparison.parse(output)).toEqual(output);
  });

  it('diff', async () => {
    const output = await jsonOf('diff', 'host', 'host+notrack', ...crr32, '--solver', 'analytic');
    expect(outputSchemas.diff.parse(output)).toEqual(output);
  });

  it('catalogue', async () => {
    const output = await jsonOf('catalogue');
    expect(outputSchemas.catalogue.parse(output)).toEqual(output);
  });

  it('catalogue of one datapath', async () => {
    const output = await jsonOf('catalogue', 'calico-ebpf');
    expect(outputSchemas.datapath.parse(output)).toEqual(output);
  });
});

describe('the JSON of one entry of the catalogue follows its schema', () => {
  it('of a modifier', async () => {
    const output = await jsonOf('catalogue', 'rps');
    expect(outputSchemas.modifier.parse(output)).toEqual(output);
  });
});

describe('the published schemas', () => {
  it('are what the code says (npm run schemas -w @hopwise/cli writes them)', async () => {
    const folder = join(root, 'docs/schemas');
    const committed = readdirSync(folder).map((name) => [
      name,
      readFileSync(join(folder, name), 'utf8'),
    ]);
    expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(await schemaFiles()));
  });
});
