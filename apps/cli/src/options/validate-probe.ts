import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';

export const probeCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('probe')
    .description('Measure within a minute what a machine takes for the parts of a datapath.')
    .option('--local', 'this machine')
    .option('--inventory <file>', 'nodes, one of which is probed over SSH')
    .option('--node <name>', 'which of them; the first if left out')
    .option('--accept-new', 'write a host key that is not known yet to the known hosts')
    .option('--interface <name>', 'network card to read; that of the inventory if left out')
    .option('--profile <id>', 'make a hardware profile of this name, printed as YAML')
    .option('--like <hardware>', 'probed machine whose costs the profile scales')
    .option('--out <file>', 'write the profile to a file that is not there yet')
    .option('--data-dir <folder>', 'data folder to read instead of the own one')
    .option('--json', 'print JSON (docs/schemas) instead of a table')
    .addHelpText('after', examples)
    .action(async (options) => {
      const { validateProbe } = await import('../commands/validate-probe.ts');
      shell.print(await validateProbe(options, shell));
    });

const examples = `
Examples:
  hopwise validate probe --local
  hopwise validate probe --inventory rented.yaml --node a --json > rented.json
  hopwise validate probe --inventory rented.yaml --profile rented-9454 --like lab-netns-vm \\
    --out data/hardware/rented-9454.yaml`;
