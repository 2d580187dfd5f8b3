import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { reportCommand } from './load.ts';

export const runReportCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('report')
    .description('Put what a run measured beside what is predicted of it.')
    .argument('[run]', 'folder of the run; the latest in ./runs if left out')
    .option('--hardware <id>', 'profile of the nodes; that of the plan if left out')
    .option(
      '--map <file>',
      'what datapaths of the run are in the catalogue, as in data/systems.csv',
    )
    .option('--solver <name>', 'analytic (closed form) or events (simulate)', 'analytic')
    .option('--format <name>', 'text, json, csv, markdown or junit')
    .option('--html <file>', 'writes it as a page of one file, too, with a picture')
    .option('--limit <percent>', 'an error that passes whatever the measured interval', '7')
    .option('--gate', 'end with 1 where a prediction fails, with 3 where none could be made')
    .addHelpText('after', examples)
    .action(async (run, options) => {
      const { validateReport } = await import('../commands/validate-report.ts');
      shell.print(await validateReport(run, options, shell));
    });

const examples = `
Examples:
  hopwise validate report
  hopwise validate report runs/friday --hardware my-nodes --map my-cnis.csv
  hopwise validate report runs/friday --html friday.html
  hopwise validate report runs/friday --format junit --gate --limit 10 > report.xml`;
