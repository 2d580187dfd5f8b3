import { select } from 'd3';
import type { Detail } from './stage-detail.ts';

/** Says everything about a stage or a gap under the pictures, with a link to the code. */
export function drawDetail({ title, link, lines }: Detail): void {
  const box = select('#path-detail');
  box.selectAll('*').remove();
  box.append('h4').text(title);
  for (const line of lines) box.append('p').text(line);
  if (link === null) return;
  box.append('p').append('a').attr('href', link.url).attr('rel', 'noreferrer').text(link.text);
}
