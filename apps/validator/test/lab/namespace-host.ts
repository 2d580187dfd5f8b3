import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Command, Host, Outcome } from '../../src/host.ts';

/** A node of a test: its namespaces end with this process, and with them all that is in them. */
export interface NamespaceHost extends Host {
  /** First process of its namespaces, as the machine counts. */
  readonly pid: number;
}

/** A host in network, process and mount namespaces of its own, with its own /run and /sys. */
export async function namespaceHost(name: string): Promise<NamespaceHost> {
  const setUp = `mount -t sysfs sysfs /sys && mount -t bpf bpf /sys/fs/bpf
mount -t tmpfs tmpfs /run && mkdir /run/netns && ip link set lo up && echo up && exec cat`;
  const flags = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const holder = spawn('unshare', [...flags, 'sh', '-c', setUp], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    holder.stdout.once('data', () => resolve());
    holder.once('exit', (code) => reject(new Error(`unshare ended with ${code}`)));
  });
  const children = `/proc/${holder.pid}/task/${holder.pid}/children`;
  const pid = Number(readFileSync(children, 'utf8').trim());
  const inside = ['-t', String(pid), '--net', '--mount', '--pid', '--'];
  const run = (command: Command) => execute(['nsenter', ...inside, ...command.argv], command);
  return {
    name,
    pid,
    run,
    async put(path, content, mode = 0o600) {
      const text = 'mkdir -p "$(dirname "$1")" && cat >"$1" && chmod "$2" "$1"';
      const { code, stderr } = await run({
        argv: ['sh', '-c', text, 'put', path, mode.toString(8)],
        input: String(content),
        timeoutMs: 60_000,
      });
      if (code !== 0) throw new Error(stderr);
    },
    async close() {
      const ended = new Promise((resolve) => holder.once('exit', resolve));
      holder.stdin.end();
      await ended;
    },
  };
}

function execute(argv: readonly string[], command: Command): Promise<Outcome> {
  const { input, env, timeoutMs, signal } = command;
  const child = spawn(argv[0] ?? '', argv.slice(1), {
    detached: true,
    env: { ...process.env, ...env },
  });
  const output = { stdout: '', stderr: '' };
  let kind: Outcome['kind'] = 'exited';
  const end = (why: Outcome['kind']) => {
    kind = why;
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  const timer = setTimeout(() => end('timed-out'), timeoutMs);
  signal?.addEventListener('abort', () => end('cancelled'));
  child.stdout.on('data', (data) => (output.stdout += data));
  child.stderr.on('data', (data) => (output.stderr += data));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({
        kind,
        code: kind === 'exited' ? code : null,
        ...output,
        isTruncated: false,
        elapsedMs: 0,
      });
    });
  });
}
