import { describe, expect, it } from 'vitest';
import { nodeVersionProblem } from '../setup/node-version.mjs';

describe('the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(nodeVersionProblem(version)).toBeUndefined();
  });

  it.each(['20.18.3', '18.20.4', '16.0.0', '8.17.0'])('%s will not, and is named', (version) => {
    expect(nodeVersionProblem(version)).toContain(`this is Node ${version}`);
    expect(nodeVersionProblem(version)).toContain('20.19 or newer');
  });
});
