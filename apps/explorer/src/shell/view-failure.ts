import { select } from 'd3';

/** Says that a view could not be loaded; the page around it stays as it is. */
export function drawViewFailure(place: Element, title: string, error: unknown): void {
  const box = select(place).html('').append('div').attr('class', 'failure').attr('role', 'alert');
  box.append('h1').text(`${title} could not be opened`);
  box.append('p').text(error instanceof Error ? error.message : String(error));
  box.append('p').text('Is the server of this page still running? Then load the page again.');
}
