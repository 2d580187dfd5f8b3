import { describe, expect, it } from 'vitest';
import { suiteOptions } from '../suite/options.mjs';

const folders = ['apps/cli', 'packages/engine', 'tools'];

describe('the options of the test command', () => {
  it('are everything, quietly, unless it is told otherwise', () => {
    expect(suiteOptions([], folders)).toEqual({ verbose: false, filter: undefined });
  });

  it.each([
    [['--filter', 'engine'], 'packages/engine'],
    [['--filter=engine'], 'packages/engine'],
    [['--filter', '@hopwise/cli'], 'apps/cli'],
    [['--filter', 'packages/engine'], 'packages/engine'],
    [['--filter', 'tools', '--verbose'], 'tools'],
  ])('%j choose one project', (args, filter) => {
    expect(suiteOptions(args, folders).filter).toBe(filter);
  });

  it.each([[['--filter', 'engin']], [['--filter']], [['--filter=']]])(
    '%j name no project, so the projects are listed',
    (args) => {
      expect(() => suiteOptions(args, folders)).toThrow('the projects are cli, engine, tools');
    },
  );

  it('are refused when unknown', () => {
    expect(() => suiteOptions(['--fliter', 'cli'], folders)).toThrow('Unknown option --fliter');
  });
});
