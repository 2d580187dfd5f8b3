import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * How a finished child ended: its exit code, by the shell's rule 128 + n for signal n.
 *
 * @typedef {{ readonly code: number, readonly output: string }} Outcome
 */

/**
 * Runs a program to its end, and makes an interruption its end as well.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] - `show` lets the
 *   child write to our terminal; otherwise its output is collected and nothing is shown
 * @returns {Promise<Outcome>}
 * @throws {Error} if the program cannot be started (code ENOENT, EACCES ...)
 */
export function run(program, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const release = passSignalsTo(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve({ code: code ?? 128 + (signal === null ? 1 : constants.signals[signal]), output });
    });
  });
}

/** A terminal sends Ctrl-C to parent and child alike: the child gets this long to see it itself. */
const GRACE_MS = 200;

/** @type {(child: import('node:child_process').ChildProcess) => () => void} */
function passSignalsTo(child) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const handlers = signals.map((signal) => {
    const handler = () => void setTimeout(() => child.kill(signal), GRACE_MS).unref();
    process.on(signal, handler);
    return { signal, handler };
  });
  return () => {
    for (const { signal, handler } of handlers) process.off(signal, handler);
  };
}
