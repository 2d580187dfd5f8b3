import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hopwise, root } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a study that cannot be predicted yet', () => {
  it.each(['compare', 'calibrate'])(
    'makes %s end with 2 and say all that it lacks',
    async (verb) => {
      const { code, stdout, stderr } = await hopwise([verb, '--study', 'suo-infocom18']);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(
        /^hopwise: study "suo-infocom18" cannot be predicted: no hardware profile hardware\/suo-t430-vm\.yaml; /,
      );
      expect(stderr).toMatch(/; no simulation of .*container-launch.*; no MTU stated\n$/);
    },
  );

  it('need not even have a machine', async () => {
    const { stderr } = await hopwise(['compare', '--study', 'kmesh-2024']);
    expect(stderr).toMatch(/: the source does not state its machine; .* its one system: kmesh;/);
  });

  it('is not offered', async () => {
    const { studies } = JSON.parse((await hopwise(['catalogue', '--json'])).stdout);
    expect(studies).toContain('cilium-2021');
    expect(studies).not.toContain('suo-infocom18');
    expect((await hopwise(['compare', '--study', 'suo-infocom17'])).stderr).toContain(
      ` Known: ${studies.join(', ')}\n`,
    );
  });

  it('may have a machine, and lack what was sent over it', async () => {
    const { stderr } = await hopwise(['compare', '--study', 'slim-nsdi19']);
    expect(stderr).not.toContain('hardware');
    expect(stderr).toMatch(/^hopwise: study "slim-nsdi19" cannot .*; no MTU stated\n$/);
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
