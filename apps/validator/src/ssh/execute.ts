import type { Client, ClientChannel } from 'ssh2';
import type { Command, Outcome } from '../host.ts';
import { KeptOutput } from './kept-output.ts';
import { readScript, remoteScript, startMark } from './remote-script.ts';

/** A command on its way to a node. */
export interface Execution extends Omit<Command, 'input'> {
  readonly id: string;
  readonly privilege: 'root' | 'sudo';
  readonly outputLimitBytes: number;
  /** What it reads: all of it, or what comes bit by bit until it ends. */
  readonly input: Uint8Array | Conversation;
}

/** Talk with a command that runs for long. */
interface Conversation {
  /** Called once when it can be talked to. */
  readonly start: (speaker: Speaker) => void;
  /** Called with all that it has said so far. */
  readonly hear: (text: string) => void;
}

export interface Speaker {
  readonly say: (text: string) => void;
  /** Ends the input, and with it the command. */
  readonly end: () => void;
}

/** So long a node may take to kill a command before it counts as hung [ms]. */
const killGraceMs = 5000;
/** So long nothing more is said after a command's end, though what it left behind could [ms]. */
const quietMs = 1000;
/** The node kills it so much later, should we not be there [s]. */
const nodeGraceSeconds = 2;

/** Runs a command over a connection; never rejects, whatever happens to it. */
export function execute(client: Client, execution: Execution): Promise<Outcome> {
  const { id, input, timeoutMs, signal, outputLimitBytes } = execution;
  const started = performance.now();
  const stdout = new KeptOutput(outputLimitBytes, startMark(id));
  const stderr = new KeptOutput(outputLimitBytes, startMark(id));
  const isWhole = input instanceof Uint8Array;
  const script = remoteScript({
    argv: execution.argv,
    env: execution.env ?? {},
    id,
    limitSeconds: Math.ceil(timeoutMs / 1000) + nodeGraceSeconds,
    inputBytes: isWhole ? input.byteLength : null,
  });
  return new Promise((resolve) => {
    let channel: ClientChannel | undefined;
    let exit: { readonly code: number | null } | undefined;
    let reason: 'timed-out' | 'cancelled' | undefined;
    let quiet: NodeJS.Timeout | undefined;
    let giveUp: NodeJS.Timeout | undefined;

    const settle = (kind: Outcome['kind'], code: number | null): void => {
      for (const timer of [limit, quiet, giveUp]) clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      client.off('close', conclude);
      resolve({
        kind,
        code,
        stdout: stdout.text,
        stderr: stderr.text,
        isTruncated: stdout.isTruncated || stderr.isTruncated,
        elapsedMs: performance.now() - started,
      });
    };
    const conclude = (): void => {
      const isLate = performance.now() - started >= timeoutMs;
      if (typeof exit?.code === 'number') settle('exited', exit.code);
      else if (reason !== undefined) settle(reason, null);
      else settle(exit !== undefined && isLate ? 'timed-out' : 'lost', null);
    };
    const listenOn = (): void => {
      if (exit === undefined) return;
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        conclude();
        channel?.close();
      }, quietMs);
    };
    const end = (why: 'timed-out' | 'cancelled'): void => {
      if (reason !== undefined) return;
      reason = why;
      channel?.end(); // The end of its input is what the script kills it for.
      giveUp = setTimeout(() => {
        settle(why, null);
        client.destroy();
      }, killGraceMs);
    };
    const cancel = (): void => end('cancelled');
    const limit = setTimeout(() => end('timed-out'), timeoutMs);

    const talkOver = (open: ClientChannel): void => {
      channel = open;
      open.on('error', () => undefined); // What it means for the command, its end tells.
      open.on('data', (part: Buffer) => {
        stdout.add(part);
        if (!isWhole) input.hear(stdout.text);
        listenOn();
      });
      open.stderr.on('data', (part: Buffer) => {
        stderr.add(part);
        listenOn();
      });
      open.on('exit', (code: number | null) => {
        exit = { code };
        listenOn();
      });
      open.on('close', conclude);
      open.write(script);
      if (isWhole) open.write(input);
      else input.start({ say: (text) => open.write(text), end: () => open.end() });
      if (reason !== undefined) open.end();
    };

    client.once('close', conclude);
    if (signal?.aborted === true) return settle('cancelled', null);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      client.exec(readScript(script, id, execution.privilege), (error, open) => {
        if (error === undefined) return talkOver(open);
        stderr.add(Buffer.from(`the node opens no session: ${error.message}`));
        conclude();
      });
    } catch (error) {
      stderr.add(Buffer.from(String(error)));
      conclude();
    }
  });
}
