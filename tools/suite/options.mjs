import { SetupError } from '../setup/setup-error.mjs';

/**
 * What `npm test -- ...` was asked for.
 *
 * @typedef {{ readonly verbose: boolean, readonly filter: string | undefined }} SuiteOptions
 */

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} folders - of the workspace: "packages/engine"
 * @returns {SuiteOptions} `filter` is a folder of the workspace
 * @throws {SetupError} naming every argument that is not understood
 */
export function suiteOptions(args, folders) {
  let verbose = false;
  let filter;
  for (let i = 0; i < args.length; i++) {
    const [name, inline] = (args[i] ?? '').split('=', 2);
    if (name === '--verbose') verbose = true;
    else if (name === '--filter') filter = folderOf(inline ?? args[++i] ?? '', folders);
    else throw new SetupError(`Unknown option ${args[i]}; expected --filter PROJECT or --verbose.`);
  }
  return { verbose, filter };
}

/** @type {(name: string, folders: readonly string[]) => string} */
function folderOf(name, folders) {
  const short = name.replace(/^@hopwise\//, '');
  const folder = folders.find((path) => path === short || path.endsWith(`/${short}`));
  if (folder !== undefined && short !== '') return folder;
  const known = folders.map((path) => path.split('/').at(-1)).join(', ');
  throw new SetupError(`No project is called "${name}"; the projects are ${known}.`);
}
