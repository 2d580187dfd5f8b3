import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * How a finished child ended: its exit code, by the shell's rule 128 + n for signal n.
 *
 * @typedef {{ readonly code: number, readonly output: string }} Outcome
 */

/**
 * Runs a program to its end. If we are interrupted meanwhile, its end is ours as well.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] - `show` lets the
 *   child write to our terminal; otherwise its output is collected and nothing is shown
 * @returns {Promise<Outcome>}
 * @throws {Error} if the program cannot be started (code ENOENT, EACCES ...)
 */
export function run(program, args, { cwd, env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const endWatch = watchSignals(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', (error) => {
      endWatch();
      reject(error);
    });
    child.once('close', (code, signal) => {
      const interruption = endWatch();
      if (interruption !== undefined) process.exit(codeOf(interruption));
      resolve({ code: code ?? codeOf(signal), output });
    });
  });
}

/** @type {(signal: NodeJS.Signals | null) => number} */
function codeOf(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}

/** A terminal sends Ctrl-C to parent and child alike: the child gets this long to see it itself. */
const GRACE_MS = 200;

/**
 * Passes our interruptions on to the child; the result stops that and says which one came, if any.
 *
 * @type {(child: import('node:child_process').ChildProcess) => () => NodeJS.Signals | undefined}
 */
function watchSignals(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received;
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const handle = (/** @type {NodeJS.Signals} */ signal) => {
    received ??= signal;
    setTimeout(() => child.kill(signal), GRACE_MS).unref();
  };
  for (const signal of signals) process.on(signal, handle);
  return () => {
    for (const signal of signals) process.off(signal, handle);
    return received;
  };
}
