import * as z from 'zod';
import { TargetError } from '../entered.ts';

const plugin = z.looseObject({
  // A path here would leave the folder of the plugins.
  type: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'the name of a plugin'),
  capabilities: z.record(z.string(), z.boolean()).optional(),
});
const single = plugin.extend({ name: z.string(), cniVersion: z.string().default('0.2.0') });
const list = z.looseObject({
  name: z.string(),
  cniVersion: z.string().default('0.2.0'),
  plugins: z.array(plugin).min(1),
});

/** A network configuration list, as its file says it; one plugin is a list of one. */
export interface NetworkConfig {
  readonly name: string;
  readonly cniVersion: string;
  readonly plugins: readonly z.output<typeof plugin>[];
}

/** @throws {TargetError} when it is none, with every reason */
export function parseNetworkConfig(text: string, file: string): NetworkConfig {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'plugins' in value) return list.parse(value);
    const { name, cniVersion, ...only } = single.parse(value);
    return { name, cniVersion, plugins: [only] };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new TargetError(`${file} is no network configuration: ${why}`);
  }
}

/** What the plugins of a list are given besides their own part of it. */
export interface PluginContext {
  /** Result of the plugin before, or of all of them when they are undone; null at first. */
  readonly previous: unknown;
  /** Ports of the node that lead to the pod, for plugins that can do that. */
  readonly portMappings: readonly PortMapping[];
}

interface PortMapping {
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp';
}

/**
 * What one plugin of a list reads, as JSON text.
 *
 * @source the CNI specification, "Deriving execution configuration from plugin configuration"
 */
export function pluginInput(
  { name, cniVersion }: NetworkConfig,
  { capabilities, ...own }: NetworkConfig['plugins'][number],
  { previous, portMappings }: PluginContext,
): string {
  const hasPorts = capabilities?.['portMappings'] === true && portMappings.length > 0;
  return JSON.stringify({
    ...own,
    name,
    cniVersion,
    ...(hasPorts ? { runtimeConfig: { portMappings } } : {}),
    ...(previous === null ? {} : { prevResult: previous }),
  });
}
