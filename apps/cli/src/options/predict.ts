import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { loadCommand } from './load.ts';

export const predictCommand = (shell: Shell): CommandUnknownOpts =>
  loadCommand('predict')
    .description('Predict rate, CPU and latency of one datapath under one load.')
    .option(
      '--datapath <id>',
      'what a packet crosses (see: hopwise catalogue), as host or host+notrack',
    )
    .option('--with <modifier...>', 'changes to the datapath, such as notrack')
    .addHelpText('after', examples)
    .action(async (options) => {
      const { predict } = await import('../commands/predict.ts');
      shell.print(await predict(options, shell));
    });

const examples = `
Examples:
  hopwise predict --datapath cilium-ebpf --workload tcp-rr
  hopwise predict --datapath host --with notrack --workload tcp-crr --processes 32
  hopwise predict --datapath calico-iptables --workload tcp-stream --solver analytic --json`;
