import * as z from 'zod';

const amount = (what: string, most: number) =>
  z
    .strictObject({
      count: z.int().min(1).max(most).describe(what),
      by: z.enum(['iptables', 'nftables']).default('iptables'),
    })
    .optional();

/** A datapath that is built from parts of the kernel on two nodes. */
export const topologySchema = z
  .strictObject({
    base: z
      .enum(['host', 'routed', 'routed-bridge', 'bridge', 'macvlan', 'ipvlan', 'ebpf'])
      .describe('How a pod reaches the data interface; `host` has no pods'),
    tunnel: z
      .enum(['vxlan', 'geneve', 'ipip', 'wireguard', 'ipsec'])
      .optional()
      .describe('What carries packets between the nodes'),
    conntrack: z
      .enum(['off', 'on', 'notrack'])
      .default('off')
      .describe('Whether connections are tracked, and this traffic exempted (notrack)'),
    rules: amount('Firewall rules that every forwarded packet is compared with', 20_000),
    services: amount('Services as kube-proxy writes them; the last one leads to the pod', 10_000),
    mtu: z.int().min(1280).max(9216).optional().describe('Of the data interfaces [byte]'),
  })
  .superRefine(({ base, tunnel, conntrack, rules, services }, context) => {
    const isForwarded = base === 'routed' || base === 'routed-bridge';
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (tunnel && !isForwarded) refuse('tunnel', `${base} does not route into a tunnel`);
    if (services && !isForwarded) refuse('services', `packets of ${base} meet no Service rules`);
    if (services && conntrack !== 'on') refuse('services', 'Services need conntrack: on');
    if (isForwarded || base === 'ebpf') return;
    const because = `packets of ${base} do not cross the hooks of the forwarding path`;
    if (conntrack !== 'off') refuse('conntrack', because);
    if (rules) refuse('rules', because);
  });

export type Topology = z.output<typeof topologySchema>;

/** JSON Schema of a topology, as text. */
export const topologyJsonSchema = (): string =>
  `${JSON.stringify(
    { title: 'hopwise lab topology', ...z.toJSONSchema(topologySchema, { io: 'input' }) },
    null,
    2,
  )}\n`;
