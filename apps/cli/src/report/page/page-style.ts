/** The style of a report that is one file: follows the reader's light or dark, and prints. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#ffffff, #14181b);
  --ink: light-dark(#1b1f23, #e6e9eb);
  --quiet: light-dark(#57606a, #a5adb4);
  --line: light-dark(#d0d5da, #3a4147);
  --held-out: light-dark(#0072b2, #56b4e9);
  --seen: light-dark(#636b72, #a5adb4);
  --accent: light-dark(#b84a00, #f08a4b);
}
body {
  max-width: 76rem;
  margin: 0 auto;
  padding: 1rem;
  background: var(--surface);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
}
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
p, li { max-width: 60rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2rem 0.75rem 0.2rem 0; border-bottom: 1px solid var(--line); text-align: left; }
th { color: var(--quiet); font-weight: 600; vertical-align: bottom; }
.number { text-align: right; white-space: nowrap; }
.plots {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
  gap: 1rem;
}
figure { max-width: 26rem; margin: 0; break-inside: avoid; }
figcaption { font-size: 0.875rem; font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
text { fill: var(--quiet); font-size: 11px; paint-order: stroke; stroke: var(--surface); stroke-width: 3px; }
.grid { fill: none; stroke: var(--line); }
.equal { fill: none; stroke: var(--ink); }
.median { stroke: var(--accent); stroke-width: 2; }
.track { stroke: var(--held-out); stroke-width: 2; }
.wanted { fill: var(--line); opacity: 0.5; }
.held-out, .most { fill: var(--held-out); fill-opacity: 0.55; stroke: var(--held-out); stroke-width: 0.75; }
.seen, .half { fill: var(--surface); stroke: var(--seen); }
.half { stroke: var(--held-out); stroke-width: 1.5; }
.most { fill-opacity: 1; }
summary { cursor: pointer; }
`;
