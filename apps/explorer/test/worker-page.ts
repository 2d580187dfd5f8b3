import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { build } from 'vite';
import { openBrowser } from './built-page.ts';
import { explorerData } from './explorer-data.ts';
import { type PageServer, servePage } from './page-server.ts';
import type { Answers } from './worker-answers.ts';

interface WorkerPage {
  readonly ask: <What extends keyof Answers>(what: What) => ReturnType<Answers[What]>;
}

/** Builds and opens a page that has nothing but a predictor, and passes questions on to it. */
export function useWorkerPage(): WorkerPage {
  let folder: string;
  let server: PageServer;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hopwise-worker-'));
    const root = fileURLToPath(new URL('.', import.meta.url));
    await build({
      root,
      configFile: false,
      base: './',
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2023',
        rolldownOptions: { input: join(root, 'worker-page.html') },
      },
    });
    server = await servePage(folder, { status: 200, body: JSON.stringify(explorerData) });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.dispose();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (what: string): Promise<unknown> => {
    const page = await browser.newPage();
    await page.goto(`${server.address}worker-page.html`);
    const answer = await page.evaluate(
      (asked) => (globalThis as unknown as { ask(what: string): Promise<unknown> }).ask(asked),
      what,
    );
    await page.close();
    return answer;
  };
  return { ask: ask as WorkerPage['ask'] };
}
