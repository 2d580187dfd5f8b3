import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { measuredData } from './explorer-data.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** What the server answers for `data/explorer.json`; null is 404. */
export interface ServedStudy {
  status: number;
  body: string | null;
}

export interface PageServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

let measured: string | undefined;
/** Read once: every page of a test asks for it. */
const measuredJson = (): string => (measured ??= JSON.stringify(measuredData()));

/** Serves a built page under the policy that it is meant for, with a study that a test chooses. */
export async function servePage(folder: string, study: ServedStudy): Promise<PageServer> {
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://page').pathname).then(
      ({ status, type, body }) => {
        response.writeHead(status, {
          'content-type': type,
          'content-security-policy':
            "default-src 'self'; worker-src 'self' blob:; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'",
        });
        response.end(body);
      },
    );
  });
  const answer = async (path: string) => {
    if (path === '/data/measured.json') {
      return { status: 200, type: 'application/json', body: measuredJson() };
    }
    if (path === '/data/explorer.json') {
      const status = study.body === null ? 404 : study.status;
      return { status, type: 'application/json', body: study.body ?? '' };
    }
    const file = path === '/' ? 'index.html' : path.slice(1);
    const type = types[extname(file)] ?? 'text/plain';
    try {
      return { status: 200, type, body: await readFile(join(folder, file)) };
    } catch {
      return { status: 404, type: 'text/plain', body: 'not found' };
    }
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
