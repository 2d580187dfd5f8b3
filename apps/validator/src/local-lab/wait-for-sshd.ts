import { connect } from 'node:net';
import { LabError } from './lab-error.ts';
import { waitUntil } from './wait-until.ts';

/** Waits until an sshd greets. @throws {LabError} if it does not in a minute */
export async function waitForSshd(address: string): Promise<void> {
  if (await waitUntil(() => greets(address))) return;
  throw new LabError(`nothing answers at ${address}:22`);
}

const greets = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port: 22, timeout: 10_000 });
    const end = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', (greeting) => end(greeting.toString('latin1').startsWith('SSH-')));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.once('timeout', () => end(false));
  });
