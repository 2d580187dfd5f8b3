const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

export const isTheme = (text: string | null): text is Theme =>
  themes.some((theme) => theme === text);

/** What an address says of the page as a whole; the rest is the view's. */
export interface Address {
  readonly view: string;
  readonly theme: Theme;
  /** Parts that the view decodes. */
  readonly said: URLSearchParams;
}

/** The view of an address that names none. */
export const firstView = 'compare';

export function decodeAddress(hash: string): Address {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const [view, theme] = [said.get('view'), said.get('theme')];
  said.delete('view');
  said.delete('theme');
  return { view: view ?? firstView, theme: isTheme(theme) ? theme : 'system', said };
}

/** A permalink: the view, its part, and the theme, each only where it is not as at first. */
export function encodeAddress(
  view: string,
  part: Readonly<Record<string, string>>,
  theme: Theme,
): string {
  return `#${new URLSearchParams({
    ...(view === firstView ? {} : { view }),
    ...part,
    ...(theme === 'system' ? {} : { theme }),
  })}`;
}

/**
 * Parts of a hash that are not in the one that is shown instead, such as `test=nope`.
 *
 * @param isInitial - Whether the view shows such a part without its being said.
 */
export function ignoredParts(
  hash: string,
  shown: string,
  isInitial: (name: string, value: string) => boolean,
): readonly string[] {
  const kept = new URLSearchParams(shown.replace(/^#/, ''));
  const isSaid = (name: string, value: string): boolean =>
    kept.get(name) === value ||
    (name === 'view' && value === firstView) ||
    (name === 'theme' && value === 'system') ||
    isInitial(name, value);
  return [...new URLSearchParams(hash.replace(/^#/, ''))]
    .filter(([name, value]) => !isSaid(name, value))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`));
}
