import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { LabVerb } from '../commands/validate-lab.ts';
import type { Shell } from '../shell.ts';

export const labCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('lab')
    .description('Two hosts of namespaces on this machine (root), or what runs left on nodes.')
    .addHelpText('after', examples)
    .addCommand(verbCommand('up', 'Make the lab of this machine, and an inventory of it.', shell))
    .addCommand(verbCommand('down', 'Remove it, or what runs left on nodes, whole.', shell))
    .addCommand(verbCommand('status', 'Say whether it is up, or what runs left on nodes.', shell));

const verbCommand = (verb: LabVerb, description: string, shell: Shell): CommandUnknownOpts =>
  new Command(verb)
    .description(description)
    .option('--local', 'the lab of two hosts on this machine')
    .option('--id <name>', 'which of several labs of this machine', 'lab')
    .option('--inventory <file>', 'nodes, instead of the lab of this machine')
    .option('--accept-new', 'write host keys that are not known yet to the known hosts')
    .option('--json', 'print JSON (docs/schemas) instead of text')
    .action(async (options) => {
      const { validateLab } = await import('../commands/validate-lab.ts');
      shell.print(await validateLab(verb, options));
    });

const examples = `
Examples:
  hopwise validate lab up --local
  hopwise validate lab status --local --json
  hopwise validate lab down --inventory lab.yaml`;
