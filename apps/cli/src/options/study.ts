import type { Command, CommandUnknownOpts } from '@commander-js/extra-typings';
import type { StudyOptions } from '../commands/study.ts';
import type { ReportOptions, Shell } from '../shell.ts';
import { reportCommand } from './load.ts';

/** The same fields as a type alias, which commander's types accept where an interface is refused. */
type Options<Shape> = { [Name in keyof Shape]: Shape[Name] };

export const studyCommand = (shell: Shell): CommandUnknownOpts =>
  withOptions(reportCommand('study'))
    .description('Run the tests of a study, and check what it found.')
    .argument('<id>', 'S1, S2, S3, S4 or S5')
    .addHelpText('after', examples)
    .action(async (id, options) => {
      const { study } = await import('../commands/study.ts');
      shell.print(await study(id, options, shell));
    });

export const studiesCommand = (shell: Shell): CommandUnknownOpts =>
  withOptions(reportCommand('studies'))
    .description('Run the tests of all studies, and check what they found.')
    .action(async (options) => {
      const { study } = await import('../commands/study.ts');
      shell.print(await study(null, options, shell));
    });

const withOptions = (
  command: Command<[], Options<ReportOptions>>,
): Command<[], Options<StudyOptions>> =>
  command
    .option(
      '--solver <name>',
      'analytic (closed form) where it answers, or events (simulate)',
      'analytic',
    )
    .option('--precision <fraction>', 'half width of the interval to simulate to', '0.02')
    .option('--seed <integer>', 'seed of every stream of chance', '1')
    .option('--threads <count>', 'predictions at a time', '2')
    .option('--no-cache', 'predict anew, though nothing changed since a run that was kept');

const examples = `
Examples:
  hopwise study S1
  hopwise studies --json`;
