import { createServer, request } from 'node:http';
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
    const address = await served(45_100);
    const page = await fetch(address);
    expect(await page.text()).toBe('<title>page</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await fetch(`${address}assets/index.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const study = await fetch(`${address}data/study.json`);
    expect(await study.json()).toEqual({ rows: [] });
  });

  it('lets the page load nothing from elsewhere', async () => {
    const page = await fetch(await served(45_200));
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'self'; worker-src 'self' blob:; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'",
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('knows no file outside its pages, and takes nothing', async () => {
    const address = await served(45_300);
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
    await new Promise<void>((resolve) => busy.listen(45_400, '127.0.0.1', resolve));
    onTestFinished(() => {
      busy.close();
    });
    expect(await served(45_400)).toBe('http://127.0.0.1:45401/');
  });

  it('is heard on this machine only', async () => {
    const address = await served(45_500);
    expect(new URL(address).hostname).toBe('127.0.0.1');
  });
});
