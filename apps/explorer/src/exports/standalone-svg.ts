/** What makes a mark look as it does, and is said by the page's style sheet. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'transform',
  'display',
  'visibility',
] as const;

/** The chart as a file that looks the same without the page. */
export function standaloneSvg(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const sources = [chart, ...chart.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  sources.forEach((source, i) => {
    const target = copies[i] as SVGElement | undefined;
    const style = getComputedStyle(source);
    for (const property of properties) {
      target?.style.setProperty(property, style.getPropertyValue(property));
    }
    for (const name of ['role', 'tabindex', 'aria-describedby', 'aria-selected', 'class']) {
      target?.removeAttribute(name);
    }
  });
  const { width, height } = chart.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const surface = getComputedStyle(document.body).backgroundColor;
  copy.style.setProperty('background', surface);
  return new XMLSerializer().serializeToString(copy);
}
