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
 * `name` is what HOPWISE_SKIP lists, `project` the folder whose tests need it.
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
 * One line for a person: what is skipped, why, and how to get it.
 *
 * @param {SystemPackage} what
 * @param {string} why
 * @returns {string}
 */
export function skipNotice({ name, neededFor, debianPackage, component }, why) {
  const source = component === 'main' ? '' : ` (enable the component "${component}" first)`;
  return (
    `Skipping ${neededFor}: ${name} is not installed and ${why}. To run them:\n` +
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${debianPackage}${source}`
  );
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
