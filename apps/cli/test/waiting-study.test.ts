import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a study that cannot be predicted yet', () => {
  it.each(['compare', 'calibrate'])(
    'makes %s end with 2 and say all that it lacks',
    async (verb) => {
      const { code, stdout, stderr } = await hopwise([verb, '--study', 'slim-nsdi19']);
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: `hopwise: study "slim-nsdi19" cannot be predicted: ${[
          'no hardware profile hardware/slim-xl710-40g.yaml',
          'no datapath in systems.csv for 5 of 6 systems: weave-fastdp, weave-fastdp-rps, weave-fastdp-rfs, slim, slim-secure',
          'no simulation of tcp-stream-10gbps, tcp-connect, memcached',
          'no MTU stated',
        ].join('; ')}\n`,
      });
    },
  );

  it('need not even have a machine', async () => {
    const { stderr } = await hopwise(['compare', '--study', 'kmesh-2024']);
    expect(stderr).toMatch(/: the source does not state its machine; .* its one system: kmesh;/);
  });

  it('is not offered', async () => {
    expect(JSON.parse((await hopwise(['catalogue', '--json'])).stdout)).toMatchObject({
      studies: ['cilium-2021'],
    });
    expect((await hopwise(['compare', '--study', 'slim-nsdi18'])).stderr).toMatch(
      /Known: cilium-2021\n$/,
    );
  });

  it('may lack nothing but datapaths', async () => {
    const folder = join(temporaryFolder(), 'data');
    cpSync(join(root, 'data'), folder, { recursive: true });
    const file = join(folder, 'systems.csv');
    const blank = readFileSync(file, 'utf8').replaceAll(
      /^(cilium-2021,[^,]*),[^,]*,[^,]*,/gm,
      '$1,,,',
    );
    writeFileSync(file, blank);
    const { code, stderr } = await hopwise(['compare', '--data-dir', folder]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /"cilium-2021" cannot be predicted: no datapath .* for 10 of 10 systems/,
    );
  });
});
