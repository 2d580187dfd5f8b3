import { escaped } from '../escaped.ts';

/** A picture with its title. */
interface Plot {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What who cannot see it is told. */
  readonly label: string;
  readonly marks: readonly string[];
}

/** Pictures are as wide as their column, up to one and a quarter of the size that they are drawn for. */
export const plotFrame = ({ width, height, title, label, marks }: Plot): string =>
  `<figure><figcaption>${escaped(title)}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}">
${marks.join('\n')}
</svg></figure>`;
