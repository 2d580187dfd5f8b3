import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Shell } from '../shell.ts';
import { compareRunsCommand } from './validate-compare.ts';
import { labCommand } from './validate-lab.ts';
import { planCommand } from './validate-plan.ts';
import { preflightCommand } from './validate-preflight.ts';
import { probeCommand } from './validate-probe.ts';
import { runReportCommand } from './validate-report.ts';
import { runCommand } from './validate-run.ts';

export const validateCommand = (shell: Shell): CommandUnknownOpts =>
  new Command('validate')
    .description('Measure datapaths on real nodes, and compare with what is predicted.')
    .addHelpText('after', examples)
    .addCommand(labCommand(shell))
    .addCommand(preflightCommand(shell))
    .addCommand(planCommand(shell))
    .addCommand(runCommand(shell))
    .addCommand(runReportCommand(shell))
    .addCommand(compareRunsCommand(shell))
    .addCommand(probeCommand(shell));

const examples = `
Examples:
  hopwise validate lab up --local
  hopwise validate run --inventory /run/hopwise-lab/lab/inventory.yaml --plan examples/lab-plan.yaml
  hopwise validate report
  hopwise validate compare runs/before runs/after
  hopwise validate lab down --local
  hopwise validate probe --local`;
