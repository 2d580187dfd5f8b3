import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from 'playwright';
import { build } from 'vite';
import { sharedFolder } from './shared-folder.ts';

const chromiumPath = '/usr/bin/chromium';

/** Why no browser can be used here, or null when one can. */
export const browserMissing: string | null = (process.env['HOPWISE_SKIP'] ?? '').includes(
  'chromium',
)
  ? 'HOPWISE_SKIP names chromium'
  : existsSync(chromiumPath)
    ? null
    : `there is no ${chromiumPath}; "apt-get install chromium" brings it`;

/** Builds the page once for all files of a run, and gives its folder; never a stale one. */
export async function builtPage(): Promise<string> {
  const shared = sharedFolder();
  const outDir = join(shared, 'page');
  const [begun, done] = [join(shared, 'begun'), join(shared, 'done')];
  try {
    mkdirSync(begun);
  } catch {
    while (!existsSync(done)) await setTimeout(50);
    return outDir;
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  try {
    await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  } finally {
    // Also after a failure: who waits then finds no page, and says so.
    mkdirSync(done);
  }
  return outDir;
}

/** A machine that has other work to do starts a browser, and draws, slowly [ms]. */
const patienceMs = 120_000;

/** A browser with an empty profile that asks nobody for anything by itself. */
export async function openBrowser(
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext & { readonly dispose: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'hopwise-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    timeout: patienceMs,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const dispose = async (): Promise<void> => {
    await context.close();
    // A process of the browser's may be writing its last there.
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  return Object.assign(context, { dispose });
}
