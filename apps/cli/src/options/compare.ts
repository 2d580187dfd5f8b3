import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { reportCommand } from './load.ts';

export const compareCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('compare')
    .description('Predict every scenario of a published study, beside what it published.')
    .option('--study <id>', 'published study', 'cilium-2021')
    .option('--needs <list>', 'only products that have, say, policy,encryption')
    .option('--solver <name>', 'events (simulate) or analytic (closed form)', 'events')
    .option('--precision <fraction>', 'half width of the interval to simulate to', '0.01')
    .option('--seed <integer>', 'seed of every stream of chance', '1')
    .option('--threads <count>', 'predictions at a time', '2')
    .option('--no-cache', 'predict anew, though nothing changed since a run that was kept')
    .addHelpText('after', examples)
    .action(async (options) => {
      const { compare } = await import('../commands/compare.ts');
      shell.print(await compare(options, shell));
    });

const examples = `
Examples:
  hopwise compare --study cilium-2021
  hopwise compare --needs policy,encryption
  hopwise compare --study cilium-2021 --solver analytic --json`;
