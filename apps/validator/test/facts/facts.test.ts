import { execFile } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Facts } from '../../src/facts/facts.ts';
import { factsFrom } from '../../src/facts/facts-from.ts';
import { factsHash } from '../../src/facts/facts-hash.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { Sections } from '../../src/facts/sections.ts';
import type { Command, Host, Outcome } from '../../src/host.ts';
import { ParseError } from '../../src/parsers/parse-error.ts';

/** This machine, reached without SSH. */
class ThisNode implements Host {
  readonly name = 'here';
  readonly commands: Command[] = [];

  run(command: Command): Promise<Outcome> {
    this.commands.push(command);
    const [file = '', ...args] = command.argv;
    const env = { ...process.env, ...command.env };
    return new Promise((resolve) => {
      const child = execFile(file, args, { env, timeout: 60_000 }, (error, stdout, stderr) => {
        const rest = { stdout, stderr, isTruncated: false, elapsedMs: 0 };
        resolve({ kind: 'exited', code: error === null ? 0 : 1, ...rest });
      });
      child.stdin?.on('error', () => undefined); // Not every command reads it.
      child.stdin?.end(command.input ?? '');
    });
  }

  put(): Promise<void> {
    return Promise.reject(new Error('reading facts writes nothing'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('the facts of this machine', () => {
  const node = new ThisNode();
  let facts: Facts;
  beforeAll(async () => {
    facts = await readFacts(node, { device: 'lo', peer: '127.0.0.1' });
  }, 60_000);

  it('are read in two commands, the values of a plan being arguments and no part of a script', () => {
    expect(node.commands.map(({ argv }) => argv.join(' '))).toEqual([
      'date +%s%3N',
      'sh -s -- lo 127.0.0.1 1',
    ]);
  });

  it('say what the machine is', () => {
    expect(facts.kernel.release).toMatch(/^Linux \d+\.\d+/);
    expect(facts.cpu.count).toBeGreaterThanOrEqual(1);
    expect(facts.load.busyPct).toBeLessThanOrEqual(100);
    expect(facts.nic?.mtu).toBeGreaterThan(0);
    expect(facts.route?.isLocal).toBe(true);
    expect(facts.sysctl['net.ipv4.tcp_congestion_control']).toMatch(/^\w+$/);
    expect(facts.softnet?.dropped).toBeGreaterThanOrEqual(0);
    expect(Math.abs(facts.clock.offsetMs)).toBeLessThanOrEqual(facts.clock.uncertaintyMs + 5);
    expect(facts.unreadable).toEqual([]);
  });

  it('have one hash while the settings stay, whatever the load is', () => {
    const later = { ...facts, load: { ...facts.load, busyPct: 99 }, counters: {} };
    expect(factsHash(later)).toBe(factsHash(facts));
    const other = { ...facts, sysctl: { ...facts.sysctl, 'net.core.somaxconn': '1' } };
    expect(factsHash(other)).not.toBe(factsHash(facts));
  });

  it('are not asked of a device or peer that is something else', async () => {
    for (const device of ['-k', 'a b', '$(id)', '', '../x', 'a'.repeat(16)]) {
      await expect(readFacts(node, { device, peer: '::1' })).rejects.toThrow(RangeError);
    }
    const named = { device: 'lo', peer: 'node-b' };
    await expect(readFacts(node, named)).rejects.toThrow(RangeError);
  });
});

const request = { node: 'a', device: 'eth0', clock: { offsetMs: 0, uncertaintyMs: 1 } };

describe('what a node answers', () => {
  it('is refused when it was cut off', () => {
    expect(() => factsFrom('\n#kernel\n Linux 6.1\n', request)).toThrow(ParseError);
    expect(() => new Sections('words')).toThrow('line 1');
  });

  it('cannot pass a line off as another section', () => {
    const facts = factsFrom('\n#kernel\n Linux 6.1\n #end\n #machine\n fake\n#end\n', request);
    expect(facts.kernel.machine).toBe('unknown');
  });

  it('keeps of the boot options only those that change what a packet costs', () => {
    const line = ' quiet iommu=pt password=hunter2 mitigations=off token=abc root=/dev/sda1';
    const facts = factsFrom(`\n#cmdline\n${line}\n#end\n`, request);
    expect(facts.kernel.options).toEqual({ iommu: 'pt', mitigations: 'off' });
    expect(JSON.stringify(facts)).not.toMatch(/hunter2|abc|sda1/);
  });

  it('names what it could not read, and takes what a node lacks for unknown', () => {
    const facts = factsFrom('\n#conntrack\n\n#sockets\n segmentation fault\n#end\n', request);
    expect(facts.conntrack).toBeNull();
    expect(facts.unreadable).toEqual(['sockets']);
  });
});
