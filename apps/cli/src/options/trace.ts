import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { loadCommand } from './load.ts';

export const traceCommand = (shell: Shell): CommandUnknownOpts =>
  loadCommand('trace')
    .description(
      'Show what a simulation does: one operation stage by stage, or every CPU in files.',
    )
    .argument('<datapath>', 'datapath, with modifiers after a +: host+notrack')
    .option('--chrome <file>', 'write what every CPU does as trace events, for Perfetto')
    .option('--speedscope <file>', 'write the same for speedscope')
    .option('--microseconds <count>', 'how much of the simulation the files hold', '1000')
    .addHelpText('after', examples)
    .action(async (datapath, options) => {
      const { trace } = await import('../commands/trace.ts');
      shell.print(await trace(datapath, options, shell));
    });

const examples = `
Examples:
  hopwise trace calico-iptables --workload tcp-rr
  hopwise trace cilium-ebpf --workload tcp-stream --processes 8 --chrome trace.json`;
