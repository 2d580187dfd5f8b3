import * as z from 'zod';
import { addReferenceProblems } from './reference-problems.ts';
import { targetSchema } from './target-schema.ts';

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits and . _ - after a letter or digit');
const path = z.string().min(1);
const coresForm = '3, [0, 1] or "0-3,8"';
const seconds = z.number().positive().max(86_400);
const word = z
  .string()
  .regex(/^[^\s@-][^\s@]*$/, 'a word that does not begin with a dash, without spaces and @');

const node = z
  .strictObject({
    address: word.describe('Host name or address; with sshConfig, a name in that file'),
    port: z.int().min(1).max(65_535).optional().describe('22, or what sshConfig says'),
    user: word.optional().describe('The user who starts the run, or what sshConfig says'),
    keyFile: path.optional().describe('Private key, from the folder of this file'),
    agent: z
      .union([z.literal(true), path], 'true (the agent of SSH_AUTH_SOCK) or a socket')
      .optional()
      .describe('true for the agent of SSH_AUTH_SOCK, or its socket'),
    passphrase: z
      .union(
        [z.literal('prompt'), z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/) })],
        'prompt or {env: NAME of a variable}',
      )
      .optional()
      .describe('Where the passphrase of the key comes from; it is never in a file'),
    jump: name.optional().describe('Node of this file to go through'),
    sshConfig: z
      .union([z.literal(true), path], "true (the user's) or a file")
      .optional()
      .describe("true to take what is not said here from the user's SSH configuration, or a file"),
    knownHosts: path.optional().describe('~/.ssh/known_hosts, or what sshConfig says'),
    dataInterface: z
      .string()
      .regex(/^[^\s/-][^\s/]{0,14}$/, 'name of an interface')
      .optional()
      .describe('Carries what is measured'),
    dataAddress: z.union([z.ipv4(), z.ipv6()], 'an IP address').optional(),
    cores: z
      .union([z.int().nonnegative(), z.array(z.int().nonnegative()), coreList()], coresForm)
      .optional()
      .describe('Cores that tests are pinned to, as 3, [0, 1] or "0-3,8"'),
    numaNode: z.int().nonnegative().optional(),
    privilege: z
      .enum(['root', 'sudo'])
      .default('root')
      .describe('root: the user is; sudo: `sudo -n` makes it so'),
    timeLimits: z
      .strictObject({
        connectSeconds: seconds.default(15),
        silenceSeconds: seconds.default(20),
        commandSeconds: seconds.default(3600),
      })
      .prefault({})
      .describe('For a login, for a silent node, and the most that a command may ask for'),
    runDirectory: z
      .string()
      .regex(/^\/[^\0]*$/, 'an absolute path')
      .default('/run/hopwise')
      .describe('Folder on the node for its lock and for files of a run'),
  })
  .refine(({ keyFile, agent, sshConfig }) => keyFile ?? agent ?? sshConfig, {
    error: 'keyFile, agent or sshConfig to log in with',
  });

/** An inventory as it is written, before defaults of this machine are filled in. */
export const inventorySchema = z
  .strictObject({
    nodes: z.record(name, node),
    targets: z.record(name, targetSchema).default({}),
  })
  .superRefine(addReferenceProblems);

export type WrittenInventory = z.output<typeof inventorySchema>;

function coreList(): z.ZodType<string> {
  return z
    .string()
    .regex(/^\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*$/, coresForm)
    .refine((list) => list.split(',').every((part) => isForward(part)), coresForm);
}

function isForward(range: string): boolean {
  const [first = 0, last = first] = range.split('-').map(Number);
  return first <= last;
}
