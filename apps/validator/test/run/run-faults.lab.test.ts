import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type InventoryNode,
  labUpLocal,
  leftovers,
  openInventory,
  type Plan,
  run,
  type RunResult,
} from '../../src/index.ts';
import {
  measuringMissing,
  shell,
  type TransientLab,
  transientLab,
  whileConnected,
  withLab,
} from '../transient-lab.ts';
import { allowed, entriesOf, labPlan } from './lab-plan.ts';
import { namespaceOf, tryKill } from './processes.ts';

/** A node that is gone is given up soon. */
const impatient = { connectMs: 12_000, silenceMs: 4000, commandMs: 60_000 };
/** Ends when a node is in the middle of a test, of which two seconds at least are left then. */
const untilTested = 'until pgrep -x netperf >/dev/null; do sleep 0.05; done';

describe.skipIf(measuringMissing)(withLab('a run on nodes that fail', measuringMissing), () => {
  let lab: TransientLab;
  let folder: string;
  let count = 0;
  const newFolder = (): string => join(folder, String(++count));

  /** Two samples of a datapath that has to be built, on nodes that are given up soon. */
  const plan = (more: Readonly<Record<string, unknown>> = {}): Plan => {
    const found = labPlan(lab, {
      datapaths: [{ id: 'routed', topology: { base: 'routed' } }],
      sampling: { min: 2, max: 2, perVisit: 2 },
      ...more,
    });
    const with_ = (node: InventoryNode): InventoryNode => ({ ...node, timeLimits: impatient });
    return { ...found, client: with_(found.client), server: with_(found.server) };
  };
  /** The same with samples that others can see being taken, however busy the machine is. */
  const long = (): Plan => plan({ sampling: { min: 2, max: 2, perVisit: 2, seconds: 4 } });
  /** Does something on a node that has ended before its run goes on. */
  const atOnce = (node: InventoryNode, ...argv: readonly string[]): void => {
    const { pid } = lab.status.nodes.find(({ name }) => name === node.name) ?? {};
    execFileSync('nsenter', ['-t', `${pid}`, '-n', ...argv]);
  };
  /** Begins a run and does something when a sample, or another entry, was written. */
  const runUntil = async (
    given: Plan,
    {
      at,
      kind = 'visit',
      then,
    }: { at: string; kind?: string; then: () => Promise<unknown> | void },
    signal?: AbortSignal,
  ): Promise<RunResult> => {
    let done: Promise<unknown> | undefined;
    const result = await run({
      ...{ plan: given, folder: at, ...(signal === undefined ? {} : { signal }) },
      onEvent: ({ entry }) => {
        if (entry.kind === kind) done ??= Promise.resolve(then());
      },
    });
    await done;
    return result;
  };
  const inNode = (node: InventoryNode, line: string, ...args: string[]): Promise<string> =>
    whileConnected(node, (host) => shell(host, line, ...args));
  const nothingIsLeft = async (): Promise<void> => {
    for (const node of [lab.a, lab.b]) {
      await whileConnected(node, async (host) => {
        expect(await leftovers(host, 'hw-')).toEqual([]);
        expect(await shell(host, 'ls /run/hopwise 2>/dev/null || :')).toBe('');
        const tools = 'ps -eo comm= | grep -cE "^(netserver|netperf|iperf3|mpstat)$" || :';
        expect(await shell(host, tools)).toBe('0');
      });
    }
  };
  const outcomes = (path: string): readonly string[] =>
    entriesOf(path, 'sample').map(({ outcome }) => outcome.kind);

  beforeAll(async () => {
    lab = await transientLab('run-faults');
    folder = mkdtempSync(join(tmpdir(), 'hopwise-faults-'));
  });
  afterEach(nothingIsLeft);
  afterAll(async () => {
    await lab?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('that is cancelled keeps what it has, and goes on where it was, without a torn line', async () => {
    const at = newFolder();
    const cancelling = new AbortController();
    const then = async (): Promise<void> => {
      await inNode(lab.a, untilTested); // Within the second sample.
      cancelling.abort();
    };
    const result = await runUntil(long(), { at, kind: 'sample', then }, cancelling.signal);
    expect(result).toMatchObject({ state: 'cancelled', sampleCount: 1 });
    expect(entriesOf(at, 'stopped')).toMatchObject([{ why: 'cancelled' }]);
    expect(readFileSync(join(at, 'measurements.csv'), 'utf8')).toContain('rr_per_s');
    await nothingIsLeft();
    const other = { ...long(), hash: '0'.repeat(64) };
    await expect(run({ plan: other, folder: at, resume: true })).rejects.toThrow('another plan');
    await expect(run({ plan: long(), folder: at })).rejects.toThrow('--resume');
    const journal = join(at, 'journal.jsonl');
    const before = readFileSync(journal, 'utf8');
    appendFileSync(journal, '{"kind":"sample","at":"2026-11-');
    const resumed = await run({ plan: long(), folder: at, resume: true });
    expect(resumed).toMatchObject({ state: 'finished', sampleCount: 2, wasTorn: true });
    expect(readFileSync(journal, 'utf8').slice(before.length)).toMatch(/^\{"kind":"resumed"/);
    expect(outcomes(at)).toEqual(['measured', 'measured']);
  });

  it('loses a sample with an sshd that is killed, and takes the next', async () => {
    const at = newFolder();
    const then = async (): Promise<void> => {
      // All sessions of the client but the one that asks; the listener stays.
      const line = `${untilTested}; mine=$(ps -o ppid= -p $PPID); for pid in $(pgrep -f "^sshd: .*@"); do
        [ "$pid" -eq $mine ] || kill -9 "$pid"; done`;
      await inNode(lab.a, line).catch(() => undefined);
    };
    const result = await runUntil(long(), { at, then });
    expect(result.state).toBe('finished');
    expect(outcomes(at)).toEqual(['failed', 'measured']);
  });

  it('gives up a node that vanished, and goes on when it is back', async () => {
    const at = newFolder();
    const then = (): void => {
      process.kill(lab.status.nodes[1]?.pid ?? 0, 'SIGKILL');
    };
    const result = await runUntil(plan(), { at, then });
    expect(result).toMatchObject({ state: 'lost' });
    expect(result.message).toContain('b ');
    const status = await labUpLocal({ id: lab.status.id, isTransient: true });
    const [a, b] = openInventory(status.inventory ?? '').nodes;
    if (a === undefined || b === undefined) throw new Error('the lab has not two nodes');
    lab = { ...lab, status, a, b };
    const resumed = await run({ plan: plan(), folder: at, resume: true });
    expect(resumed.state).toBe('finished');
    expect(outcomes(at).filter((kind) => kind === 'measured').length).toBeGreaterThanOrEqual(1);
  });

  it('gives up a node that hangs, and goes on when it answers again', async () => {
    const at = newFolder();
    const pids = (): readonly number[] =>
      execFileSync('pgrep', ['-f', `hopwise-lab/${lab.status.id}/a/sshd_config|^sshd: root@`], {
        encoding: 'utf8',
      })
        .trim()
        .split('\n')
        .map(Number);
    const first = lab.status.nodes[0]?.pid ?? 0;
    let stopped: readonly number[] = [];
    const then = (): void => {
      stopped = pids().filter((pid) => namespaceOf(pid) === namespaceOf(first));
      for (const pid of stopped) tryKill(pid, 'SIGSTOP');
    };
    let result: RunResult;
    try {
      result = await runUntil(plan(), { at, then });
    } finally {
      for (const pid of stopped) tryKill(pid, 'SIGCONT');
    }
    expect(result.state).toBe('lost');
    expect(stopped.length).toBeGreaterThan(0);
    const resumed = await run({ plan: plan(), folder: at, resume: true });
    expect(resumed.state).toBe('finished');
    expect(outcomes(at).filter((kind) => kind === 'measured').length).toBeGreaterThanOrEqual(1);
  });

  it('over a wire that was cut fails sample by sample, each with its reason', async () => {
    const at = newFolder();
    const then = (): void => atOnce(lab.b, 'ip', 'link', 'set', 'wire', 'down');
    const result = await runUntil(plan(), { at, then });
    atOnce(lab.b, 'ip', 'link', 'set', 'wire', 'up');
    expect(result.state).toBe('finished');
    expect(outcomes(at)).toEqual(['failed', 'failed']);
    expect(entriesOf(at, 'case-done')).toMatchObject([{ why: 'capped' }]);
    for (const { outcome } of entriesOf(at, 'sample')) {
      expect(outcome.kind === 'failed' && outcome.why).toMatch(/netperf/);
    }
  });

  it('refuses a way that loses packets of the whole MTU, where small ones arrive', async () => {
    const at = newFolder();
    await inNode(lab.b, 'ip link set wire mtu 1400');
    const allow = [...allowed, 'mtu-differs'];
    const host = [{ id: 'host', topology: { base: 'host' } }];
    const result = await run({ plan: plan({ allow, datapaths: host }), folder: at });
    await inNode(lab.b, 'ip link set wire mtu 1500');
    expect(result.state).toBe('finished');
    expect(entriesOf(at, 'refused')[0]?.why).toContain('packets of 1500 byte do not reach');
    // Without being allowed, nothing would have begun.
    const findings = entriesOf(at, 'preflight')[0]?.findings ?? [];
    expect(findings).toContainEqual(
      expect.objectContaining({ id: 'mtu-differs', severity: 'block' }),
    );
  });

  it('refuses a datapath on a node without room, and names the reason', async () => {
    const at = newFolder();
    const fill = 'mount -o remount,size=64k /run && head -c 1M /dev/zero >/run/fill || :';
    await inNode(lab.b, fill);
    const result = await run({ plan: plan(), folder: at });
    await inNode(lab.b, 'rm /run/fill && mount -o remount,size=50% /run');
    expect(result.state).toBe('finished');
    expect(entriesOf(at, 'refused')).toMatchObject([{ datapath: 'routed' }]);
    expect(entriesOf(at, 'refused')[0]?.why).toContain('No space left on device');
  });

  it('ends when its own disk is full, and goes on when there is room', async () => {
    const at = newFolder();
    const once = plan({ sampling: { max: 1 } });
    mkdirSync(at);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'hopwise', at]);
    const rest = join(at, 'rest');
    const then = (): void => {
      spawnSync('sh', ['-c', 'exec head -c 8M /dev/zero >"$1"', 'sh', rest]);
    };
    try {
      const result = await runUntil(once, { at, then });
      expect(result).toMatchObject({ state: 'failed' });
      expect(result.message).toContain('ENOSPC');
      await nothingIsLeft();
      rmSync(rest);
      const resumed = await run({ plan: once, folder: at, resume: true });
      expect(resumed.state).toBe('finished');
      expect(outcomes(at)).toEqual(['measured']);
    } finally {
      execFileSync('umount', [at]);
    }
  });

  it('refuses what a tool says that was cut off', async () => {
    const at = newFolder();
    const fake = `#!/bin/sh\n/run/netperf "$@" | head -n 5\n`;
    const cover =
      'cp /usr/bin/netperf /run/netperf && printf %s "$1" >/run/fake && chmod +x /run/fake && mount --bind /run/fake /usr/bin/netperf';
    await inNode(lab.a, cover, fake);
    const result = await run({ plan: plan({ sampling: { max: 1 } }), folder: at });
    await inNode(lab.a, 'umount /usr/bin/netperf && rm /run/fake /run/netperf');
    expect(result.state).toBe('finished');
    const [only] = entriesOf(at, 'sample');
    expect(only?.outcome).toMatchObject({ kind: 'failed' });
    expect(only?.outcome.kind === 'failed' && only.outcome.why).toContain('every key asked for');
    expect(
      readFileSync(join(at, only?.raw[0] ?? ''), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(5);
  });

  it('has its nodes for itself: a second one is told whose they are', async () => {
    const at = newFolder();
    let second: Promise<unknown> | undefined;
    const enough = new AbortController();
    const then = async (): Promise<void> => {
      second = run({ plan: plan(), folder: newFolder() }).catch((error: unknown) => error);
      await second;
      enough.abort();
    };
    // More than it will measure: it ends when the second one was told.
    const many = plan({ sampling: { min: 100, max: 100, perVisit: 100 } });
    const result = await runUntil(many, { at, then }, enough.signal);
    expect(result.state).toBe('cancelled');
    expect(await second).toMatchObject({ name: 'RunError', kind: 'locked' });
    expect(String(await second)).toMatch(/is taken by another run: .*"run":"short-/);
    expect(readdirSync(folder)).not.toContain(String(count));
  });
});
