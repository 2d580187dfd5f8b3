import { delimiter, join } from 'node:path';
import { isThere } from './lab-files.ts';
import { LabError } from './lab-error.ts';

/** Programs that a lab is made of, and their packages in Debian. */
const programs = {
  ip: 'iproute2',
  nsenter: 'util-linux',
  unshare: 'util-linux',
  mount: 'mount',
  sshd: 'openssh-server',
} as const;

/** @throws {LabError} that says what is missing: root, Linux or programs */
export function requireLabTools(): void {
  if (process.platform !== 'linux') throw new LabError('a lab of namespaces needs Linux');
  if (process.getuid?.() !== 0) {
    throw new LabError('a lab of namespaces needs root: run the same command with sudo');
  }
  const missing = Object.entries(programs).filter(([program]) => pathOf(program) === undefined);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))].join(' ');
  throw new LabError(
    `there is no ${missing.map(([program]) => program).join(', no ')}; on Debian:\n` +
      `  apt-get update && apt-get install -y --no-install-recommends ${packages}`,
  );
}

/** Where sshd is, which wants to be called by its whole path. @throws {LabError} if nowhere */
export function sshdPath(): string {
  const path = pathOf('sshd');
  if (path === undefined) throw new LabError('there is no sshd (Debian: openssh-server)');
  return path;
}

const pathOf = (program: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
    .map((folder) => join(folder, program))
    .find(isThere);
