/**
 * What no import may do, whoever makes it: in dependency-cruiser's terms, with the reason.
 *
 * `from` and `to` hold regular expressions over paths; `$1` in `to` is the first group of `from`.
 *
 * @typedef {{
 *   readonly name: string,
 *   readonly because: string,
 *   readonly from: Readonly<Record<string, unknown>>,
 *   readonly to: Readonly<Record<string, unknown>>,
 * }} Wall
 */

/** @type {readonly Wall[]} */
export const walls = [
  {
    name: 'nothing-imports-an-app',
    because: 'apps are where programs end: what two of them need belongs in a package',
    from: { path: '^(packages|tools|apps/[^/]+)/' },
    to: { path: '^apps/[^/]+/', pathNot: ['^$1/', '^apps/validator/src/index\\.ts$'] },
  },
  {
    name: 'only-the-command-line-mounts-the-validator',
    because: 'its verbs are commands of hopwise; nothing else reaches other machines',
    from: { path: '^(packages|tools|apps/[^/]+)/', pathNot: '^apps/(cli|validator)/' },
    to: { path: '^apps/validator/' },
  },
  {
    name: 'the-validator-is-loaded-lazily',
    because: 'who only predicts should not wait for an SSH client to load',
    from: { path: '^apps/cli/src/' },
    to: { path: '^apps/validator/', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'one-door-per-package',
    because: 'a package is free to change everything behind its index (or its test/testing.ts)',
    from: { path: '^(packages/[^/]+|apps/[^/]+|tools)/' },
    to: {
      path: '^packages/[^/]+/',
      pathNot: ['^$1/', '^packages/[^/]+/(src/index|test/testing)\\.ts$'],
    },
  },
  {
    name: 'source-does-not-import-tests',
    because: 'what ships must not depend on what checks it',
    from: { path: '^(packages|apps)/[^/]+/src/' },
    to: { path: '^(packages|apps)/[^/]+/test/' },
  },
  {
    name: 'packages-and-explorer-have-no-node',
    because: 'the same code runs in Node, in a worker and in the browser',
    from: { path: '^(packages/[^/]+|apps/explorer)/src/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'd3-is-the-explorers',
    because: 'one front end draws; everything else returns numbers',
    from: { path: '^(packages|apps|tools)/', pathNot: '^apps/explorer/' },
    to: { path: ['^d3$', '^d3[-/]', 'node_modules/d3[-/]', 'node_modules/@types/d3[-/]'] },
  },
  {
    name: 'ssh2-is-the-validators',
    because: 'only the validator reaches other machines',
    from: { path: '^(packages|apps|tools)/', pathNot: '^apps/validator/' },
    to: { path: ['^ssh2$', '^ssh2/', 'node_modules/ssh2/', 'node_modules/@types/ssh2/'] },
  },
  {
    name: 'files-are-the-apps',
    because: 'input and output must be findable: only the command line and the validator do it',
    from: { path: '^apps/[^/]+/src/', pathNot: '^apps/(cli|validator)/' },
    to: { path: ['^node:fs', '^fs$', '^fs/promises$'] },
  },
  {
    name: 'no-cycles',
    because: 'files that need each other are one idea, or hide a third',
    from: { path: '^(packages|apps|tools)/' },
    to: { circular: true },
  },
];
