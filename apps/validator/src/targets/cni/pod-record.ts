import * as z from 'zod';

const portMapping = z.strictObject({
  hostPort: z.int(),
  containerPort: z.int(),
  protocol: z.enum(['tcp', 'udp']),
});

/** Everything that is needed to undo a pod, written down on its node before it is made. */
export const podRecordSchema = z.strictObject({
  run: z.string(),
  /** Name of its namespace, and its id as a container. */
  id: z.string().regex(/^hw-[A-Za-z0-9._-]+$/),
  binDir: z.string(),
  args: z.record(z.string(), z.string()),
  portMappings: z.array(portMapping),
  /** The text of the configuration that it is made by. */
  config: z.string(),
  /** What the last plugin returned; null while they have not all run. */
  result: z.unknown(),
});

export type PodRecord = z.output<typeof podRecordSchema>;

/** Where the records of a node are. */
export const recordFolder = (runDirectory: string): string => `${runDirectory}/cni`;

export const recordPath = (runDirectory: string, id: string): string =>
  `${recordFolder(runDirectory)}/${id}.json`;
