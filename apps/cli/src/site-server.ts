import { createServer, type RequestListener, type Server } from 'node:http';
import { UserError } from './user-error.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

const headers = {
  'content-security-policy':
    "default-src 'self'; worker-src 'self' blob:; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Pages by path, in memory, so that no request can name a file outside them. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

/** A server that runs until it is closed. */
export interface Served {
  readonly address: string;
  readonly close: () => void;
}

/** Answers GET and HEAD from `files`, and nothing else. */
const answer =
  (files: Site): RequestListener =>
  (request, response) => {
    const path = /^\/([^?#]*)/.exec(request.url ?? '')?.[1] || 'index.html';
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const body = files.get(path);
    if (!isRead || body === undefined) {
      response.writeHead(isRead ? 404 : 405, headers).end();
      return;
    }
    const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'content-type': type });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

const portsTried = 20;

/**
 * Serves `site` to this machine only, on the first free port from `port` on.
 *
 * @throws {UserError} when no port could be had
 */
export async function serveSite(site: Site, port: number): Promise<Served> {
  for (let next = port; next < port + portsTried && next <= 65_535; next++) {
    const server = createServer(answer(site));
    if (await isListening(server, next)) {
      return { address: `http://127.0.0.1:${next}/`, close: () => void server.close() };
    }
  }
  throw new UserError([
    `ports ${port} to ${port + portsTried - 1} are all in use; give another with --port`,
  ]);
}

const isListening = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
