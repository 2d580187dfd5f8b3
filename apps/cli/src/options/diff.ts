import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { loadCommand } from './load.ts';

export const diffCommand = (shell: Shell): CommandUnknownOpts =>
  loadCommand('diff')
    .description('Explain why one datapath costs more than another, stage by stage.')
    .argument('<a>', 'datapath, with modifiers after a +: host+notrack')
    .argument('<b>', 'datapath, likewise')
    .addHelpText('after', examples)
    .action(async (a, b, options) => {
      const { diff } = await import('../commands/diff.ts');
      shell.print(await diff([a, b], options, shell));
    });

const examples = `
Examples:
  hopwise diff host calico-iptables --workload tcp-rr
  hopwise diff host host+notrack --workload tcp-crr --processes 32`;
