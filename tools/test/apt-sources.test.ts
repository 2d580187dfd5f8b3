import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withComponent } from '../setup/apt-sources.mjs';
import { enableComponent } from '../setup/enable-component.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const wanted = { component: 'non-free', codename: 'bookworm' };
const deb822 = (text: string) => withComponent(text, { kind: 'deb822', ...wanted });
const oneLine = (text: string) => withComponent(text, { kind: 'one-line', ...wanted });

describe('a component in deb822 sources', () => {
  const stanza = (suites: string, components: string, more = '') =>
    `Types: deb\n# as it was on the day\nURIs: http://mirror.invalid/debian\nSuites: ${suites}\nComponents: ${components}\n${more}Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n`;

  it('joins those of every entry of the release, and nothing else changes', () => {
    const text = [
      stanza('bookworm bookworm-updates', 'main'),
      stanza('bookworm-security', 'main contrib'),
      stanza('nodistro', 'main'),
      stanza('bookworm-pgdg', 'main'),
    ];
    const changed = [
      stanza('bookworm bookworm-updates', 'main non-free'),
      stanza('bookworm-security', 'main contrib non-free'),
      ...text.slice(2),
    ];
    expect(deb822(text.join('\n'))).toBe(changed.join('\n'));
  });

  it.each([
    ['is there', stanza('bookworm', 'main non-free')],
    ['belongs to sources only', stanza('bookworm', 'main').replace('deb', 'deb-src')],
    ['would be of an entry that is off', stanza('bookworm', 'main', 'Enabled: no\n')],
    ['would be of another archive', stanza('bookworm', 'stable')],
  ])('is not added where it %s', (_why, text) => {
    expect(deb822(text)).toBe(text);
  });

  it('is not taken for there when only non-free-firmware is', () => {
    const text = stanza('bookworm', 'main non-free-firmware');
    expect(deb822(text)).toContain('Components: main non-free-firmware non-free\n');
  });
});

describe('a component in one-line sources', () => {
  it.each([
    ['deb http://mirror.invalid/debian bookworm main', ' non-free'],
    [
      'deb [signed-by=/k.gpg arch=amd64] http://mirror.invalid/debian bookworm main contrib',
      ' non-free',
    ],
    ['deb http://mirror.invalid/debian-security bookworm-security main', ' non-free'],
    ['deb http://mirror.invalid/debian-security bookworm/updates main', ' non-free'],
    ['deb http://mirror.invalid/debian bookworm main non-free', ''],
    ['deb-src http://mirror.invalid/debian bookworm main', ''],
    ['# deb http://mirror.invalid/debian bookworm main', ''],
    ['deb http://mirror.invalid/apt cloud-sdk-bookworm main', ''],
    ['deb http://mirror.invalid/linux/debian bookworm stable', ''],
    ['deb http://mirror.invalid/debian trixie main', ''],
  ])('ends %s with "%s"', (line, end) => {
    expect(oneLine(line)).toBe(line + end);
  });

  it('stands before a comment', () => {
    const line = 'deb http://mirror.invalid/debian bookworm main # the mirror';
    expect(oneLine(line)).toBe(
      'deb http://mirror.invalid/debian bookworm main non-free # the mirror',
    );
  });

  it('is added once, however often, and leaves every other line as it was', () => {
    const line = fc.constantFrom(
      'deb http://mirror.invalid/debian bookworm main',
      'deb http://mirror.invalid/apt other main',
      '# a comment',
      '',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const once = oneLine(lines.join('\n'));
        expect(oneLine(once)).toBe(once);
        const others = (text: string) =>
          text.split('\n').filter((one) => !one.includes('bookworm'));
        expect(others(once)).toEqual(others(lines.join('\n')));
      }),
    );
  });
});

describe('the files of apt', () => {
  it('are changed where it matters, keep their mode, and are named', () => {
    const etc = temporaryFolder({
      'sources.list': 'deb http://mirror.invalid/debian bookworm main\n',
      'sources.list.d/other.list': 'deb http://mirror.invalid/apt other main\n',
      'sources.list.d/off.list.disabled': 'deb http://mirror.invalid/debian bookworm main\n',
    });
    chmodSync(join(etc, 'sources.list'), 0o640);
    expect(enableComponent('non-free', 'bookworm', etc)).toEqual([join(etc, 'sources.list')]);
    expect(readFileSync(join(etc, 'sources.list'), 'utf8')).toMatch(/main non-free\n$/);
    expect(statSync(join(etc, 'sources.list')).mode & 0o777).toBe(0o640);
    expect(enableComponent('non-free', 'bookworm', etc)).toEqual([]);
  });
});
