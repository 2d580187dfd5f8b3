import * as z from 'zod';
import type { Machine } from './machine.ts';
import { parseForm } from './parse-form.ts';

const text = z.string().min(1).nullable();
const count = z.int().positive().nullable();
const amount = z.number().positive().nullable();

const machine = z.strictObject({
  description: text,
  cpuModel: text,
  sockets: count,
  cores: count,
  threads: count,
  baseClockGhz: amount,
  memoryGb: amount,
  nic: text,
  nicDriver: text,
  linkGbitPerS: amount,
  linkMtu: count,
  topology: text,
  kernel: text,
  distribution: text,
  orchestrator: text,
  tools: text,
  smt: z.boolean().nullable(),
  tuning: text,
  sources: z.array(z.string().min(1)),
}) satisfies z.ZodType<Machine>;

const machines = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), machine);

/**
 * Reads what is known of the machines of a study that have no hardware profile, by their ids.
 *
 * @param text - JSON with every key of `Machine`; null is what the source does not state.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem
 */
export const parseMachines = (text: string, file: string): Readonly<Record<string, Machine>> =>
  parseForm(text, file, { schema: machines, whole: 'the list of machines' });
