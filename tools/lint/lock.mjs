/**
 * What keeps a lock file from installing the same tree on every machine; empty if nothing does.
 *
 * @param {any} lock - parsed package-lock.json
 * @returns {string[]} one sentence per problem
 */
export function lockProblems(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => [
    ...missingOptionals(path, entry, lock.packages),
    ...resolvedAddress(path, entry),
  ]);
}

/**
 * Dependencies of a package.json whose version is a range.
 *
 * @param {string} file - its path, for the message
 * @param {any} manifest
 * @returns {string[]} one sentence per problem
 */
export function inexactVersions(file, manifest) {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((field) =>
    Object.entries(manifest[field] ?? {})
      .filter(([, version]) => !EXACT_VERSION.test(/** @type {string} */ (version)))
      .map(([name, version]) => `${file}: ${name} is "${version}"; expected an exact version`),
  );
}

const EXACT_VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * npm leaves out binaries for other platforms at times; `npm ci` then fails on those.
 *
 * @type {(path: string, entry: any, packages: any) => string[]}
 */
function missingOptionals(path, entry, packages) {
  return Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !placesOf(name, path).some((place) => place in packages))
    .map((name) => `${path || 'package.json'}: optional dependency ${name} has no entry`);
}

/**
 * Where Node would look for `name` from `path`, nearest first.
 *
 * @type {(name: string, path: string) => string[]}
 */
function placesOf(name, path) {
  const parts = path === '' ? [] : path.split('/');
  return parts
    .map((_, i) => parts.slice(0, parts.length - i).join('/'))
    .filter((folder) => !folder.endsWith('node_modules'))
    .map((folder) => `${folder}/node_modules/${name}`)
    .concat(`node_modules/${name}`);
}

/**
 * An address would tie every clone to the registry of whoever wrote the lock file.
 *
 * @type {(path: string, entry: any) => string[]}
 */
function resolvedAddress(path, { resolved, link }) {
  if (resolved === undefined || link === true) return [];
  return [`${path}: has a "resolved" address; run npm install with this repository's .npmrc`];
}
