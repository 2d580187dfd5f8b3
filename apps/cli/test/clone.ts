import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './launcher.ts';

/** A copy of what the command is built from, which shares the installed packages if `installed`. */
export function cloneInto(folder: string, installed: boolean): string {
  const copy = (path: string): void =>
    cpSync(join(root, path), join(folder, path), { recursive: true });
  copy('package-lock.json');
  for (const path of ['src', 'bin', 'build', 'package.json']) copy(join('apps/cli', path));
  for (const name of readdirSync(join(root, 'packages'))) copy(join('packages', name, 'src'));
  copy('apps/validator/src');
  copy('data');
  mkdirSync(join(folder, 'node_modules'));
  if (installed) {
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name.startsWith('.')) continue; // What programs keep is each clone's own.
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    }
  }
  return join(folder, 'apps/cli/bin/hopwise.js');
}
