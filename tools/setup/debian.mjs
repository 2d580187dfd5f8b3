import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { enableComponent } from './enable-component.mjs';
import { run } from './run.mjs';
import { codenameOf, planSystemPackages, skipNotices } from './system-packages.mjs';

/**
 * Installs the programs that tests need where that is possible, and says what is skipped elsewhere.
 *
 * @param {readonly import('./system-packages.mjs').SystemPackage[]} wanted
 * @param {(line: string) => void} say
 * @returns {Promise<string[]>} names of the programs that tests must do without
 */
export async function ensureSystemPackages(wanted, say) {
  const missing = wanted.filter(({ binary }) => !isPresent(binary));
  if (missing.length === 0) return [];
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const { install, skip } = planSystemPackages(missing, {
    osRelease,
    isRoot: process.getuid?.() === 0,
  });
  if (install.length > 0) await installAll(install, codenameOf(osRelease), say);
  const absent = missing.filter(({ binary }) => !isPresent(binary));
  const failed = install
    .filter((one) => absent.includes(one))
    .map((what) => ({ what, why: 'its installation failed' }));
  for (const line of skipNotices([...skip, ...failed])) say(line);
  return absent.map(({ name }) => name);
}

/** @type {(packages: readonly import('./system-packages.mjs').SystemPackage[], codename: string | undefined, say: (line: string) => void) => Promise<void>} */
async function installAll(packages, codename, say) {
  const components = new Set(packages.map(({ component }) => component));
  const changed = [...components].flatMap((component) => {
    const files = codename === undefined ? [] : enableComponent(component, codename);
    if (files.length > 0) say(`Added the component "${component}" to ${files.join(', ')}.`);
    return files;
  });
  if (changed.length > 0) await aptGet(['update']);
  await aptInstall(packages, say);
}

/** Another apt-get may be at work: wait for it this many seconds. */
const LOCK_WAIT = '-oDPkg::Lock::Timeout=120';

/** @type {(packages: readonly import('./system-packages.mjs').SystemPackage[], say: (line: string) => void) => Promise<void>} */
async function aptInstall(packages, say) {
  const names = packages.map(({ debianPackage }) => debianPackage);
  const install = ['install', '-y', '--no-install-recommends', LOCK_WAIT, ...names];
  const uses = [...new Set(packages.map((one) => one.neededFor))];
  say(`Installing ${names.join(', ')} (apt-get) for ${uses.join(', ')} ...`);
  // Old package lists name versions that the mirror no longer has: then update, and try once more.
  const first = havePackageLists() ? await aptGet(install) : undefined;
  if (first?.code === 0) return;
  await aptGet(['update']);
  const second = await aptGet(install);
  if (second.code === 0) return;
  say(second.output.trimEnd().split('\n').slice(-5).join('\n'));
  // One that cannot be had should not cost the others.
  if (names.length > 1) for (const one of packages) await aptInstall([one], say);
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
function isPresent(binary) {
  // Programs of root are not on everybody's path.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const places = isAbsolute(binary) ? [binary] : folders.map((folder) => join(folder, binary));
  return places.some((path) => {
    try {
      accessSync(path, isAbsolute(binary) ? constants.R_OK : constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
