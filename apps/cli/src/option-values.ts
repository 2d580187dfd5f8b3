/** Reads a whole number, 1e6 too, or adds the problem and gives `standIn`, with which the rest can be read. */
export function readWhole(
  name: string,
  text: string,
  { problems, standIn }: { readonly problems: string[]; readonly standIn: number },
): number {
  const value = Number(text);
  if (/^-?\d+(e\+?\d+)?$/i.test(text) && Number.isInteger(value)) return value;
  problems.push(`${name} "${text}" is not a whole number`);
  return standIn;
}

/** Reads a fraction between 0.0001 and 0.5, or adds the problem. */
export function readFraction(name: string, text: string, problems: string[]): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 1e-4 && value <= 0.5) return value;
  problems.push(`${name} "${text}" is not a fraction between 0.0001 and 0.5`);
  return 0.01;
}
