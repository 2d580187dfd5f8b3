import * as z from 'zod';

const absolute = z.string().regex(/^\/[^\0]*$/, 'an absolute path');
/** As Kubernetes names things, which leaves no room for a path or an option. */
const kubernetesName = '[a-z0-9]([-a-z0-9.]*[a-z0-9])?';

const places = {
  host: z.literal(true).optional().describe('The node itself'),
  netns: z
    .union(
      [
        z.strictObject({ name: z.string().regex(/^[^/\s-][^/\s]*$/) }),
        z.strictObject({ pid: z.int().positive() }),
      ],
      '{name: NAME} as `ip netns` lists it, or {pid: PID} of a process in it',
    )
    .optional()
    .describe('A network namespace that exists'),
  pod: z
    .string()
    .regex(new RegExp(`^${kubernetesName}/${kubernetesName}$`), 'namespace/name')
    .optional()
    .describe('A running pod, as namespace/name'),
  cni: z
    .strictObject({
      conf: absolute.describe('Network configuration on the node, or a folder whose first counts'),
      binDir: absolute.default('/opt/cni/bin').describe('Where the plugins are'),
      args: z
        .record(z.string().regex(/^[A-Za-z_]\w*$/), z.string().regex(/^[^;=\0]*$/))
        .default({})
        .describe('For CNI_ARGS'),
      portMappings: z
        .array(
          z.strictObject({
            hostPort: z.int().min(1).max(65_535),
            containerPort: z.int().min(1).max(65_535),
            protocol: z.enum(['tcp', 'udp']).default('tcp'),
          }),
        )
        .default([])
        .describe('Ports of the node that lead to it, for plugins like portmap'),
    })
    .optional()
    .describe("A fresh namespace connected by the node's own CNI plugins"),
};

const oneOf = (keys: readonly string[]) => ({
  error: `exactly one of ${keys.join(', ')}`,
});
const isOne = (target: object): boolean =>
  Object.values(target).filter((value) => value !== undefined).length === 1;

const placeSchema = z.strictObject(places).refine(isOne, oneOf(Object.keys(places)));

/** What a target is on every node, or on each. */
export const targetSchema = z
  .strictObject({
    ...places,
    on: z.record(z.string(), placeSchema).optional().describe('What it is on each node'),
  })
  .refine(isOne, oneOf([...Object.keys(places), 'on']));

export type WrittenPlace = z.output<typeof placeSchema>;
