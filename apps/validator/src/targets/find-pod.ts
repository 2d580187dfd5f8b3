import * as z from 'zod';
import type { Host } from '../host.ts';
import { TargetError } from './entered.ts';
import { succeeded } from './succeeded.ts';

/** A pod by its names in Kubernetes. */
interface PodName {
  readonly namespace: string;
  readonly pod: string;
}

/**
 * The network namespace of a running pod, as an argument of nsenter: asked of crictl, and of
 * containerd where there is no crictl.
 *
 * @throws {TargetError} if no such pod runs there, or nobody can be asked
 */
export async function findPod(host: Host, name: PodName): Promise<string> {
  const asked = await host.run({
    argv: ['sh', '-c', 'command -v crictl || command -v ctr'],
    timeoutMs: 30_000,
  });
  const tool = asked.stdout.trim().split('/').at(-1);
  if (tool === 'crictl') return findByCrictl(host, name);
  if (tool === 'ctr') return findByContainerd(host, name);
  throw new TargetError(`${host.name}: there is neither crictl nor ctr to find pods with`);
}

async function findByCrictl(host: Host, name: PodName): Promise<string> {
  const list = await succeeded(host, [
    'crictl',
    'pods',
    '--namespace',
    name.namespace,
    '-o',
    'json',
  ]);
  const id = readySandbox(list, name);
  return namespaceOfSandbox(await succeeded(host, ['crictl', 'inspectp', '-o', 'json', id]));
}

async function findByContainerd(host: Host, { namespace, pod }: PodName): Promise<string> {
  const filter = [
    'labels."io.cri-containerd.kind"==sandbox',
    `labels."io.kubernetes.pod.namespace"==${namespace}`,
    `labels."io.kubernetes.pod.name"==${pod}`,
  ].join(',');
  const containers = ['ctr', '-n', 'k8s.io', 'containers'];
  const ids = (await succeeded(host, [...containers, 'ls', '-q', filter])).split(/\s+/);
  const id = ids.find((one) => one !== '');
  if (id === undefined) throw notRunning({ namespace, pod });
  return namespaceOfContainer(await succeeded(host, [...containers, 'info', id]));
}

const pods = z.object({
  items: z.array(
    z.object({
      id: z.string().regex(/^[0-9a-f]+$/),
      metadata: z.object({ name: z.string(), namespace: z.string() }),
      state: z.string(),
    }),
  ),
});

/** Id of the sandbox of a pod that is ready. @throws {TargetError} if there is none */
export function readySandbox(text: string, name: PodName): string {
  const found = parsed(pods, text, 'crictl pods').items.find(
    ({ metadata, state }) =>
      state === 'SANDBOX_READY' &&
      metadata.name === name.pod &&
      metadata.namespace === name.namespace,
  );
  if (found === undefined) throw notRunning(name);
  return found.id;
}

const spec = z.object({
  linux: z.object({
    namespaces: z.array(z.object({ type: z.string(), path: z.string().optional() })),
  }),
});
const sandbox = z.object({
  info: z.object({ pid: z.number().optional(), runtimeSpec: spec.optional() }),
});
const container = z.object({ Spec: spec });

/** The path of the namespace where it is said, as CRI-O has sandboxes without a process. */
export function namespaceOfSandbox(text: string): string {
  const { info } = parsed(sandbox, text, 'crictl inspectp');
  const path = pathOf(info.runtimeSpec);
  if (path !== undefined) return `--net=${path}`;
  if (info.pid !== undefined && info.pid > 0) return `--net=/proc/${info.pid}/ns/net`;
  throw new TargetError('crictl inspectp names neither a network namespace nor a process');
}

/** As above, of `ctr containers info`. */
export function namespaceOfContainer(text: string): string {
  const path = pathOf(parsed(container, text, 'ctr containers info').Spec);
  if (path !== undefined) return `--net=${path}`;
  throw new TargetError('the pod has no network namespace of its own; its target is the host');
}

const pathOf = (of: z.output<typeof spec> | undefined): string | undefined =>
  of?.linux.namespaces.find(({ type }) => type === 'network')?.path;

function parsed<Value>(schema: z.ZodType<Value>, text: string, what: string): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new TargetError(`cannot read what ${what} says: ${why}`);
  }
}

const notRunning = ({ namespace, pod }: PodName): TargetError =>
  new TargetError(`no pod ${namespace}/${pod} is running there`);
