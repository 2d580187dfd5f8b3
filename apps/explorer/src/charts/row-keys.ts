/** What a chart tells of the row that the reader is at. */
export interface RowEvents {
  /** A row was pointed at or reached by key. */
  readonly visit: (id: string) => void;
  /** Enter: show everything about the row. */
  readonly open: (id: string) => void;
}

const optionOf = (target: EventTarget | null): SVGGElement | null =>
  target instanceof Element ? target.closest<SVGGElement>('[role="option"]') : null;

const idOf = (option: Element | null | undefined): string | undefined =>
  option?.getAttribute('data-id') ?? undefined;

/** Arrows, Home and End move along the rows of a chart; Enter opens one. Listens once per chart. */
export function listenToRows(chart: SVGSVGElement, { visit, open }: RowEvents): void {
  const tell = (event: Event): void => {
    const id = idOf(optionOf(event.target));
    if (id !== undefined) visit(id);
  };
  chart.addEventListener('focusin', tell);
  chart.addEventListener('pointerover', tell);
  chart.addEventListener('keydown', (event) => {
    const options = [...chart.querySelectorAll<SVGGElement>('[role="option"]')];
    const at = options.findIndex((option) => option === optionOf(event.target));
    const id = idOf(options[at]);
    if (id === undefined) return;
    const next = target(event.key, at, options.length);
    if (event.key === 'Enter') open(id);
    else if (next === undefined) return;
    else options[next]?.focus();
    event.preventDefault();
  });
}

function target(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(length - 1, at + 1);
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return undefined;
}

/** Marks the row that the reader is at: the one that Tab reaches. */
export function markRow(chart: SVGSVGElement, id: string | undefined): void {
  for (const option of chart.querySelectorAll('[role="option"]')) {
    const here = idOf(option) === id;
    if (option.getAttribute('aria-selected') === String(here)) continue;
    option.setAttribute('aria-selected', String(here));
    option.setAttribute('tabindex', here ? '0' : '-1');
  }
}
