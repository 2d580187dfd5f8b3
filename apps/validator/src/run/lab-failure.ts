import { TopologyError } from '../lab/topology-error.ts';
import { ParseError } from '../parsers/parse-error.ts';
import { PutError } from '../ssh/put-file.ts';
import { TargetError } from '../targets/entered.ts';
import { CommandFailure } from './command-failure.ts';
import { RefusedDatapath } from './refused-datapath.ts';

/** Failures of the world that concern one datapath; all others are mistakes of ours. */
export const LabFailure = {
  is: (error: unknown): boolean =>
    [TopologyError, TargetError, PutError, CommandFailure, RefusedDatapath, ParseError].some(
      (kind) => error instanceof kind,
    ),
} as const;
