import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { labCommand } from './validate-lab.ts';
import { planCommand } from './validate-plan.ts';
import { preflightCommand } from './validate-preflight.ts';
import { probeCommand } from './validate-probe.ts';
import { runCommand } from './validate-run.ts';

export const validateCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('validate')
    .description('Measure datapaths on real nodes, and compare with what is predicted.')
    .addHelpText('after', examples)
    .addCommand(labCommand(shell))
    .addCommand(preflightCommand(shell))
    .addCommand(planCommand(shell))
    .addCommand(runCommand(shell))
    .addCommand(probeCommand(shell));

const examples = `
Examples:
  hopwise validate lab up --local
  hopwise validate lab down --local
  hopwise validate probe --local`;
