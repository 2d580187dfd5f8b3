import { existsSync } from 'node:fs';

/** Why tests with the lab of this machine are skipped here, and what to type; null where they run. */
export const labMissing: string | null =
  process.platform !== 'linux'
    ? 'needs Linux'
    : process.getuid?.() !== 0
      ? 'needs root: sudo npm test'
      : !existsSync('/usr/sbin/sshd')
        ? 'needs sshd: apt-get install -y --no-install-recommends openssh-server'
        : null;

/** The same for tests that measure there, too. */
export const measuringMissing: string | null =
  labMissing ??
  (['netperf', 'mpstat'].every((program) => existsSync(`/usr/bin/${program}`))
    ? null
    : 'needs netperf and mpstat: apt-get install -y --no-install-recommends netperf sysstat');

/** The name of a group of tests, with the reason if they are skipped. */
export const withLab = (name: string, missing: string | null = labMissing): string =>
  missing === null ? name : `${name} (${missing})`;
