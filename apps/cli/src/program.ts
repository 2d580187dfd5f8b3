import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { calibrateCommand } from './options/calibrate.ts';
import { catalogueCommand } from './options/catalogue.ts';
import { compareCommand } from './options/compare.ts';
import { dataCommand } from './options/data.ts';
import { diffCommand } from './options/diff.ts';
import { predictCommand } from './options/predict.ts';
import { evaluateCommand } from './options/evaluate.ts';
import { exploreCommand, reportFileCommand, startCommand } from './options/start.ts';
import { sizeCommand } from './options/size.ts';
import { studiesCommand, studyCommand } from './options/study.ts';
import { traceCommand } from './options/trace.ts';
import { validateCommand } from './options/validate.ts';
import type { Shell } from './shell.ts';

/** Every command, in the order of the help. */
const commands = [
  predictCommand,
  compareCommand,
  studyCommand,
  studiesCommand,
  diffCommand,
  traceCommand,
  sizeCommand,
  catalogueCommand,
  calibrateCommand,
  dataCommand,
  evaluateCommand,
  validateCommand,
  exploreCommand,
  reportFileCommand,
  startCommand,
];

/** The command line as commander parses it: throws instead of exiting. */
export function hopwiseProgram(shell: Shell): Command {
  const program = new Command('hopwise')
    .description('Predicts what a Kubernetes CNI costs on given hardware under a given load.')
    .version(shell.version, '-V, --version')
    .exitOverride()
    .addHelpText('after', examples);
  for (const create of commands) {
    const command = create(shell);
    prepare(command, program);
    program.addCommand(command);
  }
  return program;
}

/** Errors of a command and of those below it end as the program's do, with the options it has. */
function prepare(command: CommandUnknownOpts, parent: CommandUnknownOpts): void {
  command.copyInheritedSettings(parent);
  command.showHelpAfterError(optionList(command.options.map((option) => option.long)));
  for (const below of command.commands) prepare(below, command);
}

const optionList = (names: readonly (string | undefined)[]): string =>
  `(options: ${[...names, '--help'].filter((name) => name !== undefined).join(', ')})`;

const examples = `
Examples:
  hopwise predict --datapath cilium-ebpf --workload tcp-rr --processes 32
  hopwise compare --study cilium-2021
  hopwise study S1
  hopwise diff host calico-iptables --workload tcp-rr
  hopwise catalogue cilium-legacy`;
