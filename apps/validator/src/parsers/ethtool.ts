import { counter, type Line, linesOf, refuse } from './lines.ts';

const tool = 'ethtool';

/** Name and value of "name: value". */
function field(line: Line): readonly [name: string, value: string] {
  const [, name, value] = /^\s*(.*?)\s*:(?:\s+(.*?))?\s*$/.exec(line.text) ?? [];
  return name ? [name, value ?? ''] : refuse(line, 'a name, a colon and a value');
}

/** Lines after the title, which has to be there. */
function afterTitle(text: string, title: RegExp): readonly Line[] {
  const [first, ...rest] = linesOf(text, tool);
  const none = { tool, number: 1, text: '' };
  return title.test(first?.text ?? '') ? rest : refuse(first ?? none, `the title ${title.source}`);
}

/**
 * Reads `ethtool -S`: counters of the driver. A name that comes again, as of queues in some
 * drivers, is added.
 *
 * @throws {ParseError} if it is something else
 */
export function parseEthtoolStatistics(text: string): ReadonlyMap<string, number> {
  const counters = new Map<string, number>();
  for (const line of afterTitle(text, /^NIC statistics:/)) {
    const [name, digits] = field(line);
    if (digits === '') continue; // The title of a group.
    counters.set(name, (counters.get(name) ?? 0) + counter(digits, line));
  }
  return counters;
}

/**
 * Reads `ethtool -k`: which offloads are on.
 *
 * @throws {ParseError} if it is something else
 */
export function parseEthtoolFeatures(text: string): ReadonlyMap<string, boolean> {
  const features = new Map<string, boolean>();
  for (const line of afterTitle(text, /^Features for /)) {
    const [name, state] = field(line);
    if (!/^(?:on|off)\b/.test(state)) refuse(line, '"on" or "off"');
    features.set(name, state.startsWith('on'));
  }
  return features;
}

/** How many there are, and how many there could be; those that a device has not are left out. */
export interface EthtoolLimits {
  readonly current: ReadonlyMap<string, number>;
  readonly maximum: ReadonlyMap<string, number>;
}

/**
 * Reads `ethtool -g` and `ethtool -l`: entries of rings, numbers of queues.
 *
 * @throws {ParseError} if it is something else
 */
export function parseEthtoolLimits(text: string): EthtoolLimits {
  const current = new Map<string, number>();
  const maximum = new Map<string, number>();
  let part: Map<string, number> | null = null;
  for (const line of afterTitle(text, /^(?:Ring|Channel) parameters for /)) {
    if (line.text.startsWith('Pre-set maximums:')) part = maximum;
    else if (line.text.startsWith('Current hardware settings:')) part = current;
    else if (part === null) refuse(line, '"Pre-set maximums:" first');
    else {
      const [name, value] = field(line);
      if (/^\d/.test(value)) part.set(name, counter(value, line));
    }
  }
  return { current, maximum };
}

/**
 * Reads `ethtool -i`, `-c` and `-a`: values as they stand there, "n/a" left out.
 *
 * @throws {ParseError} if it is something else
 */
export function parseEthtoolFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const lines = linesOf(text, tool).filter(({ text: line }) => !/ parameters for /.test(line));
  for (const line of lines) {
    // Two on one line: "Adaptive RX: off  TX: on", "CQE mode RX: n/a  TX: n/a".
    const two = /^(.*?)RX: (\S+)\s+TX: (\S+)\s*$/.exec(line.text);
    const pairs: readonly (readonly [string, string])[] =
      two === null
        ? [field(line)]
        : [
            [`${two[1]}RX`, two[2] ?? ''],
            [`${two[1]}TX`, two[3] ?? ''],
          ];
    for (const [name, value] of pairs) if (value !== '' && value !== 'n/a') fields.set(name, value);
  }
  return fields;
}
