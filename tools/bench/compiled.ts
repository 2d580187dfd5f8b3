import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';

/**
 * Compiles a C++ program against ns-3 and returns the path of the executable.
 *
 * @param libraries - ns-3 modules, without their `libns3-` prefix.
 * @throws {Error} with the compiler's first complaint
 */
export function compiled(source: string, folder: string, libraries: readonly string[]): string {
  const program = join(folder, basename(source, '.cc'));
  const args = ['-O3', '-o', program, source, ...libraries.map((library) => `-lns3-${library}`)];
  const { status, stderr, error } = spawnSync('g++', args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error('there is no g++');
  if (status !== 0) {
    const complaint = stderr.split('\n').find((line) => line.includes('error:')) ?? stderr.trim();
    throw new Error(`g++ says: ${complaint}`);
  }
  return program;
}
