import type { Page } from 'playwright';

/** Waits until nothing on the page has changed for a while [ms]: answers came, simulations are over. */
export async function settled(page: Page, quietMs: number): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(done, quiet);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, quiet);
        });
        observer.observe(document.body, {
          ...{ subtree: true, childList: true, attributes: true, characterData: true },
        });
        function done() {
          observer.disconnect();
          resolve();
        }
      }),
    quietMs,
  );
}
