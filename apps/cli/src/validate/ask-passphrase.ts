import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UserError } from '../user-error.ts';

/**
 * Asks a person at the terminal for a passphrase, without showing it.
 *
 * @throws {UserError} where nobody can be asked
 */
export async function askPassphrase(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UserError([`${question}: nobody to ask; write passphrase: {env: NAME} instead`]);
  }
  process.stderr.write(`${question}: `);
  // Readline would show what is typed: its output goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
