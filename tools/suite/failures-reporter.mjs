import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where each project's failures are written, beside vitest's own report. */
export const FAILURES = '.hopwise/failures.json';

/**
 * A reporter of vitest that writes what failed, with what it said: failing tests, files that do
 * not load, and errors that nobody caught, which vitest's JSON report does not hold.
 */
export default class FailuresReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} uncaught
   */
  onTestRunEnd(modules, uncaught) {
    const failures = [
      ...modules.flatMap(failuresOfModule),
      ...failuresOf('an error that no test caught', uncaught),
    ];
    mkdirSync(dirname(FAILURES), { recursive: true });
    writeFileSync(FAILURES, JSON.stringify(failures));
  }
}

/** @type {(module: import('vitest/node').TestModule) => import('./failures.mjs').Failure[]} */
function failuresOfModule(module) {
  const file = module.relativeModuleId;
  return [
    ...failuresOf(file, module.errors()),
    ...[...module.children.allSuites()].flatMap((suite) =>
      failuresOf(`${file} > ${suite.fullName}`, suite.errors()),
    ),
    ...[...module.children.allTests('failed')].flatMap((test) =>
      failuresOf(`${file} > ${test.fullName}`, test.result().errors ?? []),
    ),
  ];
}

/**
 * @param {string} name
 * @param {readonly import('vitest/node').SerializedError[]} errors
 * @returns {import('./failures.mjs').Failure[]}
 */
function failuresOf(name, errors) {
  return errors.map((error) => ({
    name,
    said: [error, ...causesOf(error)].map(saidBy).join('\nCaused by: '),
  }));
}

/**
 * The last cause of an error, which says what a property found; none where it has no cause.
 *
 * @param {any} error
 * @returns {any[]}
 */
function causesOf({ cause }) {
  if (cause == null) return [];
  const deeper = causesOf(cause);
  return deeper.length > 0 ? deeper : [cause];
}

/** @type {(error: any) => string} */
const saidBy = (error) => String(error.stack ?? error.message);
