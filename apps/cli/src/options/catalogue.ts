import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { reportCommand } from './load.ts';

export const catalogueCommand = (shell: Shell): CommandUnknownOpts =>
  reportCommand('catalogue')
    .description(
      'List what can be predicted, or show one datapath or modifier with its stages and costs.',
    )
    .argument('[id]', 'datapath or modifier to show')
    .option('--hardware <id>', 'machine whose costs are shown', 'cilium2021-100g')
    .addHelpText('after', examples)
    .action(async (id, options) => {
      const { catalogue } = await import('../commands/catalogue.ts');
      shell.print(await catalogue(id, options, shell));
    });

const examples = `
Examples:
  hopwise catalogue
  hopwise catalogue cilium-ebpf
  hopwise catalogue istio-sidecar`;
