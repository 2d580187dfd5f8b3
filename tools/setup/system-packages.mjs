import { labPackages } from './lab-packages.mjs';

/**
 * A program that some tests need and npm cannot install.
 *
 * @typedef {{
 *   readonly name: string,
 *   readonly binary: string,
 *   readonly debianPackage: string,
 *   readonly component: 'main' | 'contrib' | 'non-free',
 *   readonly neededFor: string,
 *   readonly project: string,
 * }} SystemPackage
 *
 * `name` is what HOPWISE_SKIP lists, `binary` a program to find on the path or a whole path,
 * `project` the folder whose tests need it.
 */

/** @type {readonly SystemPackage[]} */
export const systemPackages = [
  {
    name: 'chromium',
    binary: 'chromium',
    debianPackage: 'chromium',
    component: 'main',
    neededFor: 'the browser tests of the explorer',
    project: 'apps/explorer',
  },
  ...labPackages,
];

/**
 * What to do about the programs that are missing.
 *
 * @typedef {{
 *   readonly install: readonly SystemPackage[],
 *   readonly skip: readonly { readonly what: SystemPackage, readonly why: string }[],
 * }} SystemPlan
 */

/**
 * Decides, without touching the machine, which programs to install and which tests to skip.
 *
 * @param {readonly SystemPackage[]} missing
 * @param {{ osRelease: string, isRoot: boolean }} machine - the text of /etc/os-release, or ''
 * @returns {SystemPlan}
 */
export function planSystemPackages(missing, { osRelease, isRoot }) {
  const obstacle = !isDebian(osRelease)
    ? 'this is not Debian'
    : !isRoot
      ? 'only root may install packages'
      : undefined;
  if (obstacle === undefined) return { install: missing, skip: [] };
  return { install: [], skip: missing.map((what) => ({ what, why: obstacle })) };
}

/**
 * Two lines for a person for each kind of tests: what is skipped, why, and how to get it.
 *
 * @param {SystemPlan['skip']} skip
 * @returns {string[]}
 */
export function skipNotices(skip) {
  const kinds = new Set(skip.map(({ what, why }) => `${what.neededFor}\0${why}`));
  return [...kinds].map((kind) => {
    const [neededFor = '', why = ''] = kind.split('\0');
    const group = skip.filter((one) => `${one.what.neededFor}\0${one.why}` === kind);
    return notice(
      neededFor,
      why,
      group.map(({ what }) => what),
    );
  });
}

/** @type {(neededFor: string, why: string, packages: readonly SystemPackage[]) => string} */
function notice(neededFor, why, packages) {
  const components = [...new Set(packages.map(({ component }) => component))];
  const other = components.filter((component) => component !== 'main');
  const first = other.length === 0 ? '' : ` (enable the component "${other.join('", "')}" first)`;
  const names = packages.map(({ name }) => name).join(', ');
  const install = packages.map(({ debianPackage }) => debianPackage).join(' ');
  return (
    `Skipping ${neededFor}: ${names} ${packages.length === 1 ? 'is' : 'are'} not installed and ${why}. To run them:\n` +
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${install}${first}`
  );
}

/** @type {(osRelease: string) => string | undefined} */
export function codenameOf(osRelease) {
  return /^VERSION_CODENAME="?([a-z0-9-]+)"?$/m.exec(osRelease)?.[1];
}

/**
 * Debian itself: on derivatives a package of the same name may be something else, as Ubuntu's
 * chromium, which is a pointer to a snap.
 *
 * @type {(osRelease: string) => boolean}
 */
function isDebian(osRelease) {
  return /^ID="?debian"?$/m.test(osRelease);
}
