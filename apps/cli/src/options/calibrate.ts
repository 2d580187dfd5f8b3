import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { reportCommand } from './load.ts';

export const calibrateCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('calibrate')
    .description('Fit the costs of a machine to a published study, and write them to data/costs.')
    .option('--study <id>', 'published study; its split says which rows may be seen', 'cilium-2021')
    .option('--split <id>', 'rows that this split lets train, medians of their runs')
    .option(
      '--verify',
      'predict the rows of the fit by events too, and say how far the solvers differ',
    )
    .option('--check', 'write nothing; end with 1 if data/costs is not what the data give')
    .addHelpText('after', examples)
    .action(async (options) => {
      const { calibrate } = await import('../commands/calibrate.ts');
      shell.print(await calibrate(options, shell));
    });

const examples = `
Examples:
  hopwise calibrate --study cilium-2021
  hopwise calibrate --study cilium-2021 --check
  hopwise calibrate --study cilium-2021 --check --verify
  hopwise calibrate --study infrabuilder-2024-01 --split A2

Ends with 3, and writes nothing, when the fit cannot be trusted.`;
