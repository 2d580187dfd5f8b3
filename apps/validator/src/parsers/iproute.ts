import * as z from 'zod';
import { jsonOutput } from './json-output.ts';

const amount = z.number().nonnegative();
const traffic = z.object({ bytes: amount, packets: amount, errors: amount, dropped: amount });
const links = z.array(
  z.object({
    ifname: z.string(),
    mtu: amount,
    operstate: z.string(),
    qdisc: z.string().optional(),
    gso_max_size: amount.optional(),
    gso_ipv4_max_size: amount.optional(),
    gro_max_size: amount.optional(),
    gro_ipv4_max_size: amount.optional(),
    stats64: z.object({ rx: traffic, tx: traffic }).optional(),
  }),
);
const qdiscs = z.array(
  z.object({
    kind: z.string(),
    /** Left out where one device was asked for. */
    dev: z.string().optional(),
    root: z.boolean().default(false),
    bytes: amount.default(0),
    packets: amount.default(0),
    drops: amount.default(0),
    overlimits: amount.default(0),
    requeues: amount.default(0),
    backlog: amount.default(0),
  }),
);
const routes = z.array(
  z.object({
    dev: z.string(),
    type: z.string().optional(),
    metrics: z.array(z.object({ mtu: amount.optional() })).default([]),
  }),
);

/** A device, and what went through it. */
export type IpLink = z.output<typeof links>[number];
/** A queueing discipline, and what went through it. */
export type TcQdisc = z.output<typeof qdiscs>[number];

/**
 * Reads `ip -j -s -d link`.
 *
 * @throws {ParseError} if it is something else
 */
export const parseIpLinks = (text: string): readonly IpLink[] => jsonOutput(text, 'ip link', links);

/**
 * Reads `tc -j -s qdisc`.
 *
 * @throws {ParseError} if it is something else
 */
export const parseTcQdiscs = (text: string): readonly TcQdisc[] =>
  jsonOutput(text, 'tc qdisc', qdiscs);

/**
 * Reads `ip -j route get ADDRESS`: the device that packets leave by, and the MTU of the route.
 *
 * @throws {ParseError} if it is something else
 */
export function parseIpRoute(text: string): {
  readonly device: string;
  /** Whether it stays on the node. */
  readonly isLocal: boolean;
  /** [byte]; null: that of the device. */
  readonly mtu: number | null;
} {
  const [route] = jsonOutput(text, 'ip route', routes.min(1));
  if (route === undefined) throw new TypeError('a list of one or more is empty');
  const mtu = route.metrics.find((metric) => metric.mtu !== undefined)?.mtu ?? null;
  return { device: route.dev, isLocal: route.type === 'local' || route.dev === 'lo', mtu };
}
