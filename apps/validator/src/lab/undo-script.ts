import { shellQuote } from '../shell-quote.ts';
import type { Step } from './step.ts';

/**
 * Shell script that undoes steps in reverse, however many of them were done.
 *
 * It lies on the node before anything is made there, so that what a crash leaves can be removed by
 * somebody who knows no more than the names.
 */
export const undoScript = (steps: readonly Step[]): string =>
  `#!/bin/sh\n${steps
    .toReversed()
    .map(({ undo: { argv, input } }) => {
      const from = input === undefined ? '' : `${shellQuote(['printf', '%s', input])} | `;
      const nothing = input === undefined ? ' </dev/null' : '';
      return `${from}${shellQuote(argv)}${nothing} >/dev/null 2>&1\n`;
    })
    .join('')}exit 0\n`;
