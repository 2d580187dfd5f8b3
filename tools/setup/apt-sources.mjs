/**
 * Adds a component to the entries of Debian's own archive in a file of apt sources. Entries of
 * other archives stay as they are, and so does everything else, the address of the mirror first.
 *
 * @param {string} text - of a file of either kind: deb822 (`*.sources`) or one-line (`*.list`)
 * @param {{ kind: 'deb822' | 'one-line', component: string, codename: string }} wanted - the codename
 *   of the release, which the suites of Debian's own archive are named for
 * @returns {string} the same text if nothing is to be added
 */
export function withComponent(text, { kind, component, codename }) {
  const isDebian = (/** @type {string} */ suite) =>
    ['', '-updates', '-security', '/updates'].some((rest) => suite === codename + rest);
  return kind === 'deb822'
    ? text
        .split(/(\n(?:[ \t]*\n)+)/)
        .map((stanza) => stanzaWith(stanza, component, isDebian))
        .join('')
    : text
        .split('\n')
        .map((line) => lineWith(line, component, isDebian))
        .join('\n');
}

/** @type {(stanza: string, component: string, isDebian: (suite: string) => boolean) => string} */
function stanzaWith(stanza, component, isDebian) {
  const field = (/** @type {string} */ name) =>
    new RegExp(`^${name}:(.*(?:\\n[ \\t]+.*)*)`, 'im').exec(stanza)?.[1]?.split(/\s+/) ?? [];
  const components = field('Components');
  const isOurs = field('Types').includes('deb') && field('Suites').some(isDebian);
  const isOff = field('Enabled').includes('no');
  if (!isOurs || isOff || !components.includes('main') || components.includes(component)) {
    return stanza;
  }
  return stanza.replace(/^(Components:.*?)[ \t]*$/im, `$1 ${component}`);
}

/** @type {(line: string, component: string, isDebian: (suite: string) => boolean) => string} */
function lineWith(line, component, isDebian) {
  const [, entry, comment = ''] = /^(\s*deb\s[^#]*?)(\s*#.*)?$/.exec(line) ?? [];
  if (entry === undefined) return line;
  const words = entry
    .replace(/\[[^\]]*\]/, '')
    .trim()
    .split(/\s+/);
  const [, , suite = '', ...components] = words;
  if (!isDebian(suite) || !components.includes('main') || components.includes(component)) {
    return line;
  }
  return `${entry.trimEnd()} ${component}${comment}`;
}
