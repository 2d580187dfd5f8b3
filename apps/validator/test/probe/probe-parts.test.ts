import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Host } from '../../src/host.ts';
import { localHost } from '../../src/local-host.ts';
import { compiledPart, compiledSamples } from '../../src/probe/compiled-part.ts';
import { opensslBytesPerS } from '../../src/probe/openssl-part.ts';
import { parseCpuList, probeCores } from '../../src/probe/probe-cores.ts';

const hasCompiler = (() => {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Containers may have any of the CPUs of their machine. */
const firstAllowedCpu = (): number =>
  Number(/^Cpus_allowed_list:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);

describe('the program that is compiled on a node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hopwise-probe-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(!hasCompiler)('gives five repeats of each figure, and leaves nothing', async () => {
    const temporary = mkdtempSync(join(folder, 'tmp-'));
    const host = localHost();
    const inFolder: Host = {
      ...host,
      run: (command) => host.run({ ...command, env: { ...command.env, TMPDIR: temporary } }),
    };
    const { samples, missing } = await compiledPart(inFolder, {
      first: firstAllowedCpu(),
      other: null,
      sibling: null,
    });
    expect(missing.map(({ figure }) => figure)).toEqual(['handoverNs', 'syscallBesideSiblingNs']);
    expect(samples.size).toBe(7);
    for (const values of samples.values()) expect(values).toHaveLength(5);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is named as missing where there is no compiler', async () => {
    for (const name of ['sh', 'mktemp', 'rm']) {
      symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(folder, name));
    }
    const host = localHost();
    const bare: Host = {
      ...host,
      run: (command) => host.run({ ...command, env: { ...command.env, PATH: folder } }),
    };
    const { samples, missing } = await compiledPart(bare, { first: 0, other: 1, sibling: null });
    expect(samples.size).toBe(0);
    expect(missing).toHaveLength(8);
    expect(missing[0]?.why).toContain('no C compiler');
  });

  it('is refused when a figure lacks, or is no number above 0', () => {
    const wanted = ['syscallNs', 'switchNs'] as const;
    expect([...compiledSamples('syscallNs 1\nswitchNs 2\nsyscallNs 3\n', wanted)]).toEqual([
      ['syscallNs', [1, 3]],
      ['switchNs', [2]],
    ]);
    for (const bad of [
      'syscallNs 1\n',
      'syscallNs 1\nswitchNs 0\n',
      'syscallNs 1\nswitchNs nan\n',
    ]) {
      expect(() => compiledSamples(bad, wanted)).toThrow('probe, line');
    }
    fc.assert(
      fc.property(fc.string(), (junk) => {
        expect(() => compiledSamples(junk, wanted)).toThrow();
      }),
    );
  });
});

describe('what openssl speed says', () => {
  it('is bytes per second, of the real output', () => {
    const real = '+H:16384\n+F:25:AES-128-GCM:4055293360.82\n';
    expect(opensslBytesPerS(real)).toBe(4055293360.82);
    expect(opensslBytesPerS('+H:16384\n')).toBeNull();
  });
});

describe('the CPUs of a probe', () => {
  const list = '# CPU,Core,Socket,Node\n0,0,0,0\n1,1,0,0\n2,2,1,1\n3,0,0,0\n4,1,0,0\n5,2,1,1\n';

  it('are a core, another one on its node, and its sibling', () => {
    expect(probeCores(parseCpuList(list), [1])).toEqual({ first: 1, other: 0, sibling: 4 });
    expect(probeCores(parseCpuList(list), [])).toEqual({ first: 2, other: 0, sibling: 5 });
  });

  it('are one where there is one', () => {
    expect(probeCores(parseCpuList('0,0,0,0\n'), [])).toEqual({
      first: 0,
      other: null,
      sibling: null,
    });
    expect(probeCores([], [])).toEqual({ first: 0, other: null, sibling: null });
  });
});
