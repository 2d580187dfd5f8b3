import { spawnSync } from 'node:child_process';

/**
 * Finds a Python that has one of the modules. The first on the path need not be the system's,
 * whose modules the package manager installs.
 *
 * @throws {Error} if none has
 */
export function pythonWith(modules: readonly string[]): string {
  for (const python of ['python3', '/usr/bin/python3']) {
    for (const module of modules) {
      if (spawnSync(python, ['-c', `import ${module}`]).status === 0) return python;
    }
  }
  throw new Error(`no python3 can import ${modules.join(' or ')}`);
}
