import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const name = 'HOPWISE_PAGE_FOLDER';

/** A folder of this run of the tests, for what all of its files share. */
export function sharedFolder(): string {
  const folder = process.env[name];
  if (folder === undefined) throw new Error('the tests run without their set-up');
  return folder;
}

/** Makes the folder before the first test; whoever runs tests inherits its name. */
export function setup(): void {
  process.env[name] = mkdtempSync(join(tmpdir(), 'hopwise-page-'));
}

/** Removes it after the last one, whatever happened. */
export function teardown(): void {
  rmSync(sharedFolder(), { recursive: true, force: true });
}
