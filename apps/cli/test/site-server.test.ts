import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveSite } from '../src/site-server.ts';

const site = new Map<string, string | Uint8Array>([
  ['index.html', Buffer.from('<title>page</title>')],
  ['assets/index.js', Buffer.from('let x;')],
  ['data/study.json', '{"rows":[]}'],
]);

const served = async (port: number): Promise<string> => {
  const { address, close } = await serveSite(site, port);
  onTestFinished(close);
  return address;
};

/** Listens wherever there is room, and gives the port. */
const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
/** A port that was free a moment ago; the server takes the next one if it is not any more. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Asks for a path as it is, without the tidying that fetch does. */
const statusOf = (address: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(address);
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the explorer server', () => {
  it('serves the page, its files and the study, each with its type', async () => {
    const address = await served(await freePort());
    const page = await fetch(address);
    expect(await page.text()).toBe('<title>page</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await fetch(`${address}assets/index.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const study = await fetch(`${address}data/study.json`);
    expect(await study.json()).toEqual({ rows: [] });
  });

  it('lets the page load nothing from elsewhere', async () => {
    const page = await fetch(await served(await freePort()));
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'self'; worker-src 'self' blob:; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'",
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('knows no file outside its pages, and takes nothing', async () => {
    const address = await served(await freePort());
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '//etc/passwd',
      '/%00',
      '/none',
    ]) {
      expect(await statusOf(address, path)).toBe(404);
    }
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    expect((await fetch(address, { method: 'HEAD' })).status).toBe(200);
  });

  it('takes the next port when one is in use', async () => {
    const busy = createServer();
    onTestFinished(() => {
      busy.close();
    });
    const port = await listening(busy);
    const { port: found } = new URL(await served(port));
    expect(Number(found)).toBeGreaterThan(port);
    expect(Number(found)).toBeLessThan(port + 20);
  });

  it('is heard on this machine only', async () => {
    const address = await served(await freePort());
    expect(new URL(address).hostname).toBe('127.0.0.1');
  });
});
