import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';

export const planCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('plan')
    .description('Say what a run will do: tests, order, time, changes to nodes. Touches nothing.')
    .option('--inventory <file>', 'the nodes (docs/schemas/inventory.schema.json)')
    .option('--plan <file>', 'what to measure (docs/schemas/plan.schema.json)')
    .option('--json', 'print JSON (docs/schemas) instead of text')
    .action(async (options) => {
      const { validatePlan } = await import('../commands/validate-plan.ts');
      shell.print(await validatePlan(options));
    });
