import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { builtPage, openBrowser } from './built-page.ts';
import { type PageServer, type ServedStudy, servePage } from './page-server.ts';
import { explorerData } from './explorer-data.ts';

/** A machine that has other work to do builds and starts slowly. */
const patienceMs = 120_000;

const explorerJson = JSON.stringify(explorerData);

/** A page that is open, what it said on the console and whom else it asked. */
interface OpenedPage {
  readonly page: Page;
  readonly said: readonly string[];
  readonly askedElsewhere: readonly string[];
}

interface PageUnderTest {
  readonly served: ServedStudy;
  readonly open: (hash?: string, width?: number) => Promise<OpenedPage>;
}

/** Builds, serves and opens the page for the tests of a file; `served` is what it gets to read. */
export function usePage(options: BrowserContextOptions = {}): PageUnderTest {
  const served: ServedStudy = { status: 200, body: explorerJson };
  let server: PageServer;
  let browser: Awaited<ReturnType<typeof openBrowser>>;

  beforeAll(async () => {
    server = await servePage(await builtPage(), served);
    browser = await openBrowser(options);
  }, patienceMs);
  beforeEach(() => Object.assign(served, { status: 200, body: explorerJson }));
  afterAll(async () => {
    await browser.dispose();
    await server.close();
  });

  /** Opens the page and gathers what it says on the console and asks of other servers. */
  const open = async (hash = '', width = 1280) => {
    const page = await browser.newPage();
    const said: string[] = [];
    const askedElsewhere: string[] = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) askedElsewhere.push(request.url());
    });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${server.address}${hash}`);
    await page.locator('#view:not([hidden]) h1, #notice p:not(.waiting)').first().waitFor();
    return { page, said, askedElsewhere };
  };
  return { served, open };
}
