import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';

export const compareRunsCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('compare')
    .description('Say what became better or worse from one run to another, and how surely.')
    .argument('<runs...>', 'two folders of runs, or one with --datapaths')
    .option('--datapaths <a,b>', 'two datapaths of one run, compared round by round')
    .option('--confidence <percent>', 'of the interval of a change', '95')
    .option('--tolerance <percent>', 'a smaller change does not matter', '1')
    .option('--resolution <percent>', 'what could not show such a change is inconclusive', '5')
    .option('--json', 'print JSON (docs/schemas) instead of a table')
    .addHelpText('after', examples)
    .action(async (runs, options) => {
      const { validateCompare } = await import('../commands/validate-compare.ts');
      shell.print(await validateCompare(runs, options, shell));
    });

const examples = `
Ends with 0 when nothing became worse, 1 when something did, 3 when something could not be told.

Examples:
  hopwise validate compare runs/before runs/after
  hopwise validate compare runs/friday --datapaths routed,ebpf
  hopwise validate compare runs/before runs/after --tolerance 3 --json`;
