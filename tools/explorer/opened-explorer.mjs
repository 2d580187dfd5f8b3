/** Writes the explorer into a folder, serves it to this machine and opens it in Debian's Chromium. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];

/**
 * Gives the address, the folder and a browser to `use`; all are gone when it is done.
 *
 * @param {string} root - Of the clone.
 * @param {(explorer: { address: string, folder: string, browser: import('playwright').Browser }) => Promise<void>} use
 */
export async function withExplorer(root, use) {
  const folder = mkdtempSync(join(tmpdir(), 'hopwise-explorer-'));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    try {
      const body = readFileSync(join(folder, path === '/' ? 'index.html' : path));
      response.writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'text/plain' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  try {
    const cli = join(root, 'apps/cli/bin/hopwise.js');
    await promisify(execFile)(process.execPath, [cli, 'explore', '--out', folder]);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
    try {
      await use({ address: `http://127.0.0.1:${port}/`, folder, browser });
    } finally {
      await browser.close();
    }
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
