import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';

const serveCommand = (name: string) =>
  new Command(name)
    .option('--port <number>', 'first port to try', '4173')
    .option('--no-cache', 'predict anew, though nothing changed since a run that was kept')
    .option('--data-dir <folder>', 'data folder to read instead of the own one');

export const startCommand = (shell: Shell): CommandUnknownOpts =>
  serveCommand('start')
    .description('Predict the 2021 study, print it beside what was published, serve the explorer.')
    .option('--once', 'print, do not serve')
    .action(async (options) => {
      const { start } = await import('../commands/start.ts');
      for await (const text of start(options, shell)) shell.print(text);
    });

export const exploreCommand = (shell: Shell): CommandUnknownOpts =>
  serveCommand('explore')
    .description('Serve the explorer: predicted and measured, in the browser.')
    .argument('[files...]', 'measurements, outputs of tools, evaluations to show beside')
    .option('--out <folder>', 'write the pages into a folder, do not serve them')
    .action(async (files, options) => {
      const { explore } = await import('../commands/start.ts');
      for await (const text of explore(files, options, shell)) shell.print(text);
    });

export const reportFileCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('report')
    .description('Write the explorer and its data as one HTML file that works from disk.')
    .argument('[files...]', 'measurements, outputs of tools, evaluations to show beside')
    .requiredOption('--html <file>', 'where to write it')
    .option('--no-cache', 'predict anew, though nothing changed since a run that was kept')
    .option('--data-dir <folder>', 'data folder to read instead of the own one')
    .action(async (files, options) => {
      const { htmlReport } = await import('../commands/html-report.ts');
      shell.print(await htmlReport(files, options, shell));
    });
