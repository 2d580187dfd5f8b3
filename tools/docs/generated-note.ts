/** First line of a file that is generated as a whole. */
export const generatedNote =
  '<!-- Written by `npm run docs` from packages/datapath and data/: change those, not this. -->';
