import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { loadCommand } from './load.ts';

export const sizeCommand = (shell: Shell): CommandUnknownOpts =>
  loadCommand('size')
    .description('How many machines carry a load, on each datapath.')
    .requiredOption('--load <per second>', 'of all machines: bit/s of streams, else operations')
    .option('--datapath <ids...>', 'datapaths, as host or host+notrack', [...ofStudy])
    .option('--use <fraction>', 'how much of what a machine can do it is to do', '0.7')
    .option('--within <us>', 'latency that is not to be exceeded')
    .option('--at <percentile>', 'of which --within speaks: mean, p50, p90, p99 or p999', 'p99')
    .addHelpText('after', examples)
    .action(async (options) => {
      const { size } = await import('../commands/size.ts');
      shell.print(await size(options, shell));
    });

/** The datapaths of the study that the costs were fitted to. */
const ofStudy = ['host', 'cilium-ebpf', 'cilium-legacy', 'calico-ebpf', 'calico-iptables'];

const examples = `
Machines come in pairs, one that asks and one that answers; --processes is what a pair has in flight
at most.

Examples:
  hopwise size --workload http --processes 64 --load 5e6
  hopwise size --workload http --processes 64 --load 5e6 --within 300 --at p99
  hopwise size --workload tcp-stream --processes 8 --load 400e9 --hardware epyc9354-cx6dx-100g`;
