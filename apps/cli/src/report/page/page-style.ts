/** The style of plots, in the reader's light or dark. */
export const pageStyle = `
:root {
  --surface: light-dark(#ffffff, #14181b);
  --ink: light-dark(#1b1f23, #e6e9eb);
  --quiet: light-dark(#57606a, #a5adb4);
  --line: light-dark(#d0d5da, #3a4147);
  --held-out: light-dark(#0072b2, #56b4e9);
  --seen: light-dark(#636b72, #a5adb4);
  --accent: light-dark(#b84a00, #f08a4b);
}
body { background: var(--surface); color: var(--ink); }
h2 { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
p, li { overflow-wrap: anywhere; }
th, td { border-color: var(--line); }
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
