/**
 * What the compiler lets through and the house does not, each with its reason: the lists that
 * eslint.config.js hands to no-restricted-globals and no-restricted-syntax.
 */

const NO_CLOCK = 'Time comes from the simulation: a package that reads a clock cannot be repeated.';
const NO_CHANCE = 'Chance comes from a named, seeded stream, so that a run can be repeated.';
const NO_WORLD = 'Packages compute, apps act: the same code runs in Node, a worker and a browser.';

/** Globals that a package may not read. */
export const impureGlobals = [
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map(
    (name) => ({ name, message: NO_CLOCK }),
  ),
  { name: 'crypto', message: NO_CHANCE },
  ...[
    'console',
    'process',
    'Buffer',
    'require',
    'globalThis',
    'window',
    'document',
    'navigator',
    'localStorage',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'Worker',
    'eval',
    'Function',
    'Intl',
  ].map((name) => ({ name, message: NO_WORLD })),
];

/** Syntax that a package may not use. */
export const pureSyntax = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: NO_CHANCE,
  },
  {
    selector: 'MemberExpression[object.name="Math"][computed=true]',
    message: NO_CHANCE,
  },
  { selector: 'ImportExpression', message: 'What a package needs, it says at its top.' },
  // Math is for its functions only: passed on as a value it would bring its chance along.
  { selector: 'Identifier[name="Math"]:not(MemberExpression > .object)', message: NO_CHANCE },
];

const LITERALS =
  'A catalogue is literals: what is listed can be reviewed, drawn, diffed, validated.';

/** Syntax that would turn a catalogue into a program. */
export const catalogueSyntax = [
  'CallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  ':function',
  'ClassDeclaration',
  'IfStatement',
  'SwitchStatement',
  'ConditionalExpression',
  'LogicalExpression',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'TryStatement',
].map((selector) => ({ selector, message: LITERALS }));

/** Syntax that no file may use. */
export const everywhereSyntax = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'A thing has one name everywhere: export it by name.',
  },
  {
    selector: 'ExportSpecifier[exported.name="default"]',
    message: 'A thing has one name everywhere: export it by name.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals: an enum is not erasable.' },
  { selector: 'TSModuleDeclaration', message: 'A file is the namespace.' },
  {
    selector: 'TSParameterProperty',
    message: 'Declare the field: a parameter property is not erasable.',
  },
];
