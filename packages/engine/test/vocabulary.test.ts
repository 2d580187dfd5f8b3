import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = new URL('../src/', import.meta.url);

/** Words of the domain that the engine is used for. `\b` on both sides: "hostile" is no "host". */
const domain =
  /\b(packets?|skbs?|frames?|segments?|tcp|udp|ip|cpus?|cores?|nic|network\w*|kernels?|linux|host|hop|link|qdisc|datapath|softirq|hardirq)\b/iu;

describe('the engine', () => {
  it.each(readdirSync(source))('has no word of networking in %s', (file) => {
    const lines = readFileSync(new URL(file, source), 'utf8').split('\n');
    expect(lines.filter((line) => domain.test(line))).toEqual([]);
  });
});
