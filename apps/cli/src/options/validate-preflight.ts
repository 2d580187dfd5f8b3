import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';

export const preflightCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('preflight')
    .description('Look whether two nodes are fit for a plan, and what to change. Changes nothing.')
    .option('--inventory <file>', 'the nodes (docs/schemas/inventory.schema.json)')
    .option('--plan <file>', 'what to measure (docs/schemas/plan.schema.json)')
    .option('--accept-new', 'write host keys that are not known yet to the known hosts')
    .option('--json', 'print JSON (docs/schemas) instead of text')
    .addHelpText('after', '\nEnds with 0 when a run would begin, with 1 when it would not.')
    .action(async (options) => {
      const { validatePreflight } = await import('../commands/validate-preflight.ts');
      shell.print(await validatePreflight(options, shell));
    });
