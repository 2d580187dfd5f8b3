import { CommanderError } from '@commander-js/extra-typings';
import { predictionCache } from './prediction-cache.ts';
import { hopwiseProgram } from './program.ts';
import type { Shell } from './shell.ts';
import { UserError } from './user-error.ts';

/** What only the launcher knows: where the clone is, and how the explorer is built. */
export interface Surroundings {
  readonly root: string;
  readonly version: string;
  /** Changes whenever a source does. */
  readonly program: string;
  readonly explorerFolder: () => Promise<string>;
  readonly reportFolder: () => Promise<string>;
  /** Takes the next Ctrl-C from the launcher, which else ends the process; null gives it back. */
  readonly onInterrupt: (heard: (() => void) | null) => void;
}

/** Runs one command line. The only place that prints or sets an exit code. */
export async function main(
  argv: readonly string[],
  { root, version, program, explorerFolder, reportFolder, onInterrupt }: Surroundings,
): Promise<void> {
  process.stdout.on('error', endQuietlyOnBrokenPipe);
  const progress = progressLine();
  const shell: Shell = {
    version,
    data: async (folder) => {
      const { openDataFolder } = await import('./files.ts');
      return openDataFolder(folder ?? process.env['HOPWISE_DATA'] ?? `${root}/data`, folder);
    },
    predictions: predictionCache(`${root}/node_modules/.cache/hopwise`, program),
    explorerFolder,
    reportFolder,
    interruptible: async (work) => {
      const controller = new AbortController();
      onInterrupt(() => controller.abort());
      try {
        return await work(controller.signal);
      } finally {
        onInterrupt(null);
      }
    },
    print: (text) => {
      progress.clear();
      process.stdout.write(`${text}\n`);
    },
    warn: (text) => {
      progress.clear();
      process.stderr.write(`hopwise: ${text}\n`);
    },
    endWith: (code) => {
      process.exitCode = code;
    },
    progress: progress.show,
  };
  try {
    await hopwiseProgram(shell).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    progress.clear();
    process.exitCode = report(error);
  }
}

/** `hopwise ... | head -1` closes the pipe early: that is no failure. */
function endQuietlyOnBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

function report(error: unknown): number {
  // Commander has already said what is wrong, or printed the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isBadInput(error)) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  process.stderr.write(`hopwise: a bug in hopwise itself.\n${describe(error)}\n`);
  return 70;
}

/** A data file's problems are told by name: their class comes with parsers that most runs do not need. */
const isBadInput = (error: unknown): error is Error =>
  error instanceof UserError || (error instanceof Error && error.name === 'DatasetError');

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** One line on a terminal's stderr that is overwritten as work goes on; nothing elsewhere. */
function progressLine() {
  let shown = false;
  const write = (text: string): void => {
    process.stderr.write(`\r\u001b[2K${text}`);
  };
  return {
    show: (text: string): void => {
      if (!process.stderr.isTTY) return;
      shown = true;
      write(text);
    },
    clear: (): void => {
      if (shown) write('');
      shown = false;
    },
  };
}
