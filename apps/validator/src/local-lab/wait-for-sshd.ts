import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LabError } from './lab-error.ts';

/** Waits until an sshd greets. @throws {LabError} if it does not in ten seconds */
export async function waitForSshd(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await greets(address)) return;
    await pause(100);
  }
  throw new LabError(`nothing answers at ${address}:22`);
}

const greets = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port: 22, timeout: 1000 });
    const end = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', (greeting) => end(greeting.toString('latin1').startsWith('SSH-')));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
