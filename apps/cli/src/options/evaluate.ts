import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { reportCommand } from './load.ts';

export const evaluateCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('evaluate')
    .description('Judge predictions on measurements that no fit saw, beside naive guesses.')
    .option('--only <ids>', 'evaluations, such as A1,A2-system; all if left out')
    .option('--data <folder>', 'measurements from outside: CSV files as in data/published')
    .option('--hardware <file>', 'machines of those measurements: a profile, or a list of machines')
    .option('--map <file>', 'what their systems are: a table as data/systems.csv')
    .option('--fit-host', 'calibrate each of their machines by its host-to-host rows first')
    .option('--tests', 'show the scores of each test, too')
    .option('--markdown <file>', 'write the report there, too')
    .option('--html <file>', 'write it there as one page with plots, too')
    .option('--solver <name>', 'analytic (closed form) or events (simulate)', 'analytic')
    .option('--precision <fraction>', 'half width of the interval to simulate to', '0.02')
    .option('--threads <count>', 'fits and predictions at a time', '2')
    .option('--no-cache', 'predict anew, though nothing changed since a run that was kept')
    .addHelpText('after', examples)
    .action(async (options) => {
      const { evaluate } = await import('../commands/evaluate.ts');
      shell.print(await evaluate(options, shell));
    });

const examples = `
Examples:
  hopwise evaluate
  hopwise evaluate --html accuracy.html
  hopwise evaluate --only A1,A3 --markdown accuracy.md
  hopwise evaluate --data measurements --hardware machines.json --map systems.csv --fit-host

Ends with 3 when a fit did not converge or is at a bound; no file is written then.`;
