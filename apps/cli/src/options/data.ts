import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { reportCommand } from './load.ts';

export const dataCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('data')
    .description('Check, list and show measurements, or make rows of what a tool printed.')
    .addHelpText('after', examples)
    .addCommand(checkCommand(shell))
    .addCommand(listCommand(shell))
    .addCommand(showCommand(shell))
    .addCommand(importCommand(shell));

const checkCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('check')
    .description('Say everything that is wrong with a data folder, or with single files.')
    .argument('[paths...]', 'folders and files; the data folder if left out')
    .action(async (paths, options) => {
      const { dataCheck } = await import('../commands/data-check.ts');
      shell.print(await dataCheck(paths, options, shell));
    });

const listCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('list')
    .description('List the sources of measurements, and what each may be used for.')
    .action(async (options) => {
      const { dataList } = await import('../commands/data-list.ts');
      shell.print(await dataList(options, shell));
    });

const showCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('show')
    .description('Show the rows of a source with their method, and what is doubtful about them.')
    .argument('<source>', 'publication (see: hopwise data list)')
    .option('--system <name>', 'only rows of this system')
    .option('--workload <name>', 'only rows of this workload')
    .option('--metric <name>', 'only rows of this metric')
    .action(async (source, options) => {
      const { dataShow } = await import('../commands/data-show.ts');
      shell.print(await dataShow(source, options, shell));
    });

const importCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('import')
    .description('Turn outputs of a tool into rows of measurements, as CSV.')
    .argument('<files...>', 'what the tool printed, packed or not; folders of runs')
    .option(
      '--tool <name>',
      'iperf3, netperf, knb, k8s-netperf, flent, fortio, or hopwise for folders of runs',
    )
    .option('--system <name>', 'what was measured, as the table of systems shall call it')
    .option('--system-version <version>', 'its version')
    .option('--hardware <id>', 'machine that both ends ran on')
    .option('--source <id>', 'name of the set of measurements', 'lab')
    .option('--path <name>', 'what was connected, where the tool does not say', 'pod-to-pod-direct')
    .option('--mtu <bytes>', 'of the interface that the endpoint sees, where the tool does not say')
    .option('--run <name>', 'name of the run; else files of the same test are runs 1, 2, 3 ...')
    .option('--json', 'print JSON (docs/schemas) instead of CSV')
    .action(async (files, options) => {
      const { dataImport } = await import('../commands/data-import.ts');
      shell.print(await dataImport(files, options, shell));
    });

const examples = `
Examples:
  hopwise data check
  hopwise data check rows.csv my-machine.yaml
  hopwise data list
  hopwise data show slim-nsdi19 --workload tcp-stream
  hopwise data import --tool iperf3 --system my-cni --hardware my-machine --mtu 1500 run-*.json
  hopwise data import --tool hopwise runs/friday`;
