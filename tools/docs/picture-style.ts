/** Colours that keep their contrast on a light and on a dark page. */
export const pictureStyle = `<style>
text { font: 12px system-ui, sans-serif; fill: #24292f; }
.title { font-weight: 600; }
.number { font-size: 10px; }
.published { fill: none; stroke: #57606a; }
.predicted { fill: #0969da; }
@media (prefers-color-scheme: dark) {
  text { fill: #d0d7de; }
  .published { stroke: #9198a1; }
  .predicted { fill: #4493f8; }
}
</style>`;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
