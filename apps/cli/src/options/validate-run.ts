import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';

export const runCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('run')
    .description('Measure a plan on two nodes; every sample is kept as it is taken.')
    .option('--inventory <file>', 'the nodes (docs/schemas/inventory.schema.json)')
    .option('--plan <file>', 'what to measure (docs/schemas/plan.schema.json)')
    .option('--out <folder>', 'where to keep the run; a new folder in ./runs if left out')
    .option('--resume', 'go on with a run: that of --out, or the latest in ./runs')
    .option('--accept-new', 'write host keys that are not known yet to the known hosts')
    .option('--json', 'print JSON (docs/schemas) instead of text')
    .addHelpText('after', examples)
    .action(async (options) => {
      const { validateRun } = await import('../commands/validate-run.ts');
      shell.print(await validateRun(options, shell));
    });

const examples = `
Ends with 0 when all was measured, 1 when the nodes are not fit, 3 when it did not come to its end
or the nodes drifted, 130 on Ctrl-C.

Examples:
  hopwise validate run --inventory /run/hopwise-lab/lab/inventory.yaml --plan examples/lab-plan.yaml
  hopwise validate run --inventory lab.yaml --plan plan.yaml --out runs/friday --resume`;
