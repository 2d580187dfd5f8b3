/** Reads a percentage as a fraction, or adds the problem and gives the least that it may be. */
export function readPercent(
  name: string,
  text: string,
  {
    problems,
    least,
    most,
  }: { readonly problems: string[]; readonly least: number; readonly most: number },
): number {
  const value = Number(text.replace(/%$/, ''));
  if (text.trim() !== '' && value >= least && value <= most) return value / 100;
  problems.push(`${name} "${text}" is not a percentage from ${least} to ${most}`);
  return least / 100;
}
