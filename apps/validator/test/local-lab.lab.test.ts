import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  connect,
  labDown,
  type LabStatus,
  labStatus,
  labUpLocal,
  openInventory,
} from '../src/index.ts';
import { labMissing, shell, whileConnected, withLab } from './transient-lab.ts';

const id = `t${process.pid}-own`;
const lab = { id, isTransient: true };
/** So long nobody else on this machine sleeps. */
const leftSeconds = `${3_000_000 + process.pid}`;

/** Everything of labs that this machine could list, by kind. */
function traces(ofLab: string) {
  const lines = (text: string): readonly string[] => text.split('\n');
  const commands = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
  return {
    processes: commands.filter((words) => words.includes(`/run/hopwise-lab/${ofLab}/`)),
    mounts: lines(readFileSync('/proc/mounts', 'utf8')).filter((line) => line.includes(ofLab)),
    namespaces: lines(execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })).filter((line) =>
      line.includes(ofLab),
    ),
    folders: existsSync(`/run/hopwise-lab/${ofLab}`) ? [ofLab] : [],
  };
}
const nothing: ReturnType<typeof traces> = {
  processes: [],
  mounts: [],
  namespaces: [],
  folders: [],
};

const linkOf = (address: string): string =>
  execFileSync('ip', ['-o', 'route', 'get', address], { encoding: 'utf8' });

const nodesOf = ({ inventory }: LabStatus) => openInventory(inventory ?? '').nodes;

describe.skipIf(labMissing)(withLab('the lab on one machine'), () => {
  afterAll(async () => {
    await labDown(lab);
  });

  it('is two hosts, each with its own processes, folders, name and sshd, joined by a wire', async () => {
    const status = await labUpLocal(lab);
    expect(status.state).toBe('up');
    const [a, b] = nodesOf(status);
    if (a === undefined || b === undefined) throw new Error('two nodes');
    expect(statSync(a.keyFiles[0] ?? '').mode & 0o777).toBe(0o600);
    await whileConnected(a, async (first) => {
      expect(await shell(first, 'hostname')).toBe(`hw-${id}-a`);
      await first.put('/run/hopwise/mine', 'of a');
      await first.put('/tmp/mine', 'of a');
      expect(await shell(first, 'ps -eo args= | grep -c "[s]shd.*listener"')).toBe('1');
      expect(await shell(first, 'ls /sys/class/net | tr "\\n" " "')).toBe('lo mgmt wire');
      const reach = 'exec 3<>"/dev/tcp/$1/22" && head -c 7 <&3';
      expect(await shell(first, `bash -c '${reach}' bash "$1"`, b.dataAddress ?? '')).toBe(
        'SSH-2.0',
      );
      await whileConnected(b, async (second) => {
        expect(await shell(second, 'ls -A /run/hopwise /tmp 2>/dev/null | grep -c mine || :')).toBe(
          '0',
        );
      });
    });
    expect(existsSync('/run/hopwise/mine')).toBe(false);
    expect(existsSync('/tmp/mine')).toBe(false);
  });

  it('begins its namespaces with cubic, where the kernel has it', async () => {
    const [a] = nodesOf(await labUpLocal(lab));
    if (a === undefined) throw new Error('a node');
    const file = '/proc/sys/net/ipv4/tcp_available_congestion_control';
    const expected = readFileSync(file, 'utf8').includes('cubic') ? 'cubic' : expect.anything();
    await whileConnected(a, async (host) => {
      const nested = 'ip netns add hw-x && ip netns exec hw-x cat "$1" && ip netns delete hw-x';
      expect(await shell(host, nested, '/proc/sys/net/ipv4/tcp_congestion_control')).toEqual(
        expected,
      );
    });
  });

  it('stays as it is when it is asked for again', async () => {
    const before = labStatus(lab);
    expect(await labUpLocal(lab)).toEqual(before);
  });

  it('may be up beside another one', async () => {
    const other = { id: `${id}-2`, isTransient: true };
    const [second] = nodesOf(await labUpLocal(other));
    const [first] = nodesOf(labStatus(lab));
    expect(second?.address).not.toBe(first?.address);
    if (second === undefined) throw new Error('a node');
    await whileConnected(second, async (host) => {
      expect(await shell(host, 'hostname')).toBe(`hw-${id}-2-a`);
    });
    expect((await labDown(other)).state).toBe('down');
    expect(labStatus(lab).state).toBe('up');
  });

  it('leaves nothing when it goes: no process, mount, namespace, link or file', async () => {
    const [a] = nodesOf(await labUpLocal(lab));
    if (a === undefined) throw new Error('a node');
    const host = await connect(a);
    // What a run that crashed leaves there: namespaces, links, processes that left their group.
    await shell(
      host,
      'ip netns add hw-left && ip link add hw-left type veth peer name eth0 netns hw-left && ' +
        'ip netns exec hw-left setsid sleep "$1" >/dev/null 2>&1 & ' +
        'until pgrep -xf "sleep $1" >/dev/null; do sleep 0.05; done',
      leftSeconds,
    );
    expect(traces(id).processes.length).toBeGreaterThan(0);
    expect(linkOf(a.address)).toContain(' dev hw1');
    expect((await labDown(lab)).state).toBe('down');
    expect(traces(id)).toEqual(nothing);
    expect(linkOf('127.0.0.1')).toContain(' dev lo');
    const links = execFileSync('ip', ['-o', 'link'], { encoding: 'utf8' });
    expect(links).not.toContain('hw-left');
    expect((await host.run({ argv: ['true'], timeoutMs: 60_000 })).kind).toBe('lost');
    await host.close();
    const sleeps = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' });
    expect(sleeps.split('\n')).not.toContain(`sleep ${leftSeconds}`);
    expect((await labDown(lab)).state).toBe('down');
  });

  it('that a crash left half made is replaced', async () => {
    const status = await labUpLocal(lab);
    process.kill(status.nodes[1]?.pid ?? 0, 'SIGKILL');
    // A killed process is there until its parent has seen it.
    await expect.poll(() => labStatus(lab).state).toBe('partial');
    const again = await labUpLocal(lab);
    expect(again.state).toBe('up');
    expect(again.nodes[0]?.pid).not.toBe(status.nodes[0]?.pid);
  });

  it('of a process that was killed is removed by the next one who makes a lab', async () => {
    const left = await labUpLocal({ id: `${id}-left`, isTransient: true });
    const dead = { pid: process.pid, start: 'before this process', isTransient: true };
    writeFileSync(join(left.folder, 'owner.json'), JSON.stringify(dead));
    expect(traces(`${id}-left`).folders).toEqual([`${id}-left`]);
    await labUpLocal(lab);
    expect(traces(`${id}-left`)).toEqual(nothing);
  });

  it('refuses an id that could not be part of names', async () => {
    for (const bad of ['', '../x', 'A', 'x y', '-x', 'x'.repeat(33)]) {
      expect(() => labStatus({ id: bad })).toThrow(RangeError);
    }
  });
});
