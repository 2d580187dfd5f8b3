import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { planSystemPackages, skipNotice } from './system-packages.mjs';

/**
 * Installs the programs that tests need where that is possible, and says what is skipped elsewhere.
 *
 * @param {readonly import('./system-packages.mjs').SystemPackage[]} wanted
 * @param {(line: string) => void} say
 * @returns {Promise<string[]>} names of the programs that tests must do without
 */
export async function ensureSystemPackages(wanted, say) {
  const missing = wanted.filter(({ binary }) => !isOnPath(binary));
  if (missing.length === 0) return [];
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const { install, skip } = planSystemPackages(missing, {
    osRelease,
    isRoot: process.getuid?.() === 0,
  });
  for (const { what, why } of skip) say(skipNotice(what, why));
  if (install.length > 0) await aptInstall(install, say);
  const absent = missing.filter(({ binary }) => !isOnPath(binary));
  for (const what of install.filter((one) => absent.includes(one))) {
    say(skipNotice(what, 'its installation failed'));
  }
  return absent.map(({ name }) => name);
}

/** Another apt-get may be at work: wait for it this many seconds. */
const LOCK_WAIT = '-oDPkg::Lock::Timeout=120';

/** @type {(packages: readonly import('./system-packages.mjs').SystemPackage[], say: (line: string) => void) => Promise<void>} */
async function aptInstall(packages, say) {
  const names = packages.map(({ debianPackage }) => debianPackage);
  const install = ['install', '-y', '--no-install-recommends', LOCK_WAIT, ...names];
  say(`Installing ${names.join(', ')} (apt-get) for ${packages.map((one) => one.neededFor)} ...`);
  // Old package lists name versions that the mirror no longer has: then update, and try once more.
  const first = havePackageLists() ? await aptGet(install) : undefined;
  if (first?.code === 0) return;
  await aptGet(['update']);
  const second = await aptGet(install);
  if (second.code !== 0) say(second.output.trimEnd().split('\n').slice(-5).join('\n'));
}

/** @type {(args: readonly string[]) => Promise<import('./run.mjs').Outcome>} */
async function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    return await run('apt-get', args, { env });
  } catch (error) {
    return { code: 127, output: `apt-get cannot be started: ${error}` };
  }
}

/** @type {() => boolean} */
function havePackageLists() {
  const folder = '/var/lib/apt/lists';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('Packages'));
}

/** @type {(binary: string) => boolean} */
function isOnPath(binary) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, binary), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
