import { isIPv6 } from 'node:net';
import type { Host } from '../host.ts';
import type { InventoryNode, NodeTarget } from '../inventory/inventory.ts';
import { buildTopology, type BuiltTopology } from '../lab/build-topology.ts';
import { parseIpLinks, parseIpRoute } from '../parsers/iproute.ts';
import type { PlannedDatapath } from '../plan/plan.ts';
import { enter } from '../targets/enter.ts';
import { type Entered, TargetError } from '../targets/entered.ts';
import { succeeded } from '../targets/succeeded.ts';
import { RefusedDatapath } from './refused-datapath.ts';

/** A node of the run. */
export interface RunNode {
  readonly host: Host;
  readonly node: InventoryNode;
}

/** The place of one end of a test. */
export interface VisitEnd extends RunNode {
  readonly entered: Entered;
  readonly device: string;
}

/** A datapath that stands, with both ends entered. */
export interface Visit {
  readonly datapath: PlannedDatapath;
  readonly client: VisitEnd;
  readonly server: VisitEnd;
  /** What the client connects to. */
  readonly serverAddress: string;
  /** Of the interface that the client sends by [byte]. */
  readonly mtu: number;
  readonly notes: readonly string[];
  /** Leaves both ends and removes what was built. @throws {TargetError} with all that stays */
  close(): Promise<void>;
}

/**
 * Builds a datapath, enters its ends, and sees to it that the way between them leaves the node.
 *
 * @throws {RefusedDatapath} if that is not possible, with nothing left of it
 * @throws {TopologyError | TargetError} when a node fails meanwhile
 */
export async function openVisit(
  nodes: { readonly client: RunNode; readonly server: RunNode },
  datapath: PlannedDatapath,
  runId: string,
): Promise<Visit> {
  const opened: (() => Promise<void>)[] = [];
  const close = (): Promise<void> => closeAll(opened.splice(0).toReversed());
  try {
    const built = await builtFor(nodes, datapath, runId);
    if (built !== null) opened.push(() => built.teardown());
    const endOf = async (role: 'client' | 'server', index: 0 | 1): Promise<VisitEnd> => {
      const { host, node } = nodes[role];
      const target = built?.ends[index].target ?? targetOn(datapath, node);
      const visitor = { run: runId, runDirectory: node.runDirectory };
      const entered = await enter(host, target, visitor);
      opened.push(() => entered.close());
      return { host, node, entered, device: node.dataInterface ?? '' };
    };
    const client = await endOf('client', 0);
    const server = await endOf('server', 1);
    const serverAddress =
      built?.serverAddress ?? server.entered.address ?? server.node.dataAddress ?? '';
    const mtu = await mtuOfWay(client, serverAddress);
    // Not the address of a Service, which answers no ping.
    const far = built?.ends[1].address ?? serverAddress;
    await requireWholePackets(client, far, mtu);
    return {
      ...{ datapath, client, server, serverAddress, mtu },
      notes: built?.notes ?? [],
      close,
    };
  } catch (error) {
    await close().catch(() => undefined); // What stays is swept at the end, or by the next run.
    throw error;
  }
}

async function builtFor(
  { client, server }: { readonly client: RunNode; readonly server: RunNode },
  { place, index }: PlannedDatapath,
  runId: string,
): Promise<BuiltTopology | null> {
  if (place.kind === 'target') return null;
  const labNode = ({ host, node }: RunNode) => ({
    host,
    end: { device: node.dataInterface ?? '', address: node.dataAddress ?? '' },
  });
  const plan = { topology: place.topology, runId, index };
  return buildTopology([labNode(client), labNode(server)], plan);
}

function targetOn({ id, place }: PlannedDatapath, node: InventoryNode): NodeTarget {
  const target = place.kind === 'target' ? place.target.on[node.name] : undefined;
  if (target === undefined) throw new TypeError(`${id} is nothing on ${node.name}`);
  return target;
}

/** @throws {RefusedDatapath} if packets would stay on the node: a fast and meaningless result */
async function mtuOfWay({ host, entered }: VisitEnd, address: string): Promise<number> {
  const ask = (...argv: readonly string[]): Promise<string> =>
    succeeded(host, entered.command(argv));
  const route = parseIpRoute(await ask('ip', '-j', 'route', 'get', address));
  if (route.isLocal) {
    throw new RefusedDatapath(`${address} is on ${host.name} itself: packets would not leave it`);
  }
  const [link] = parseIpLinks(
    await ask('ip', '-j', '-s', '-d', 'link', 'show', 'dev', route.device),
  );
  if (link === undefined) throw new TypeError('ip link shows nothing and no error');
  // Where the route says less than the device, the route is what TCP goes by.
  return Math.min(link.mtu, route.mtu ?? link.mtu);
}

/** Headers of IP and ICMP before what a ping carries [byte]. */
const pingHeaders = { 4: 28, 6: 48 } as const;

/**
 * Sends one packet as large as the MTU that may not be cut. Where small ones arrive and this one
 * does not, a hop on the way has a smaller MTU and says nothing: transfers would stall.
 *
 * @throws {RefusedDatapath} for such a way
 */
async function requireWholePackets(
  { host, entered }: VisitEnd,
  address: string,
  mtu: number,
): Promise<void> {
  const ping = async (size: number): Promise<number | null> => {
    const argv = ['ping', '-n', '-c', '2', '-i', '0.2', '-W', '1', '-M', 'do', '-s', String(size)];
    const { code } = await host.run({
      argv: entered.command([...argv, address]),
      timeoutMs: 10_000,
    });
    return code;
  };
  const whole = mtu - pingHeaders[isIPv6(address) ? 6 : 4];
  // 1: no answer; others: no ping there, or none that knows these options.
  if ((await ping(whole)) !== 1 || (await ping(56)) !== 0) return;
  throw new RefusedDatapath(
    `packets of ${mtu} byte do not reach ${address}, small ones do: a hop has a smaller MTU`,
  );
}

/** Closes all, also behind one that fails. */
async function closeAll(parts: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: string[] = [];
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (failures.length > 0) throw new TargetError(failures.join('\n'));
}
