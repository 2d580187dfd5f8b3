export type { Command, Host, Outcome } from './host.ts';
export { shellQuote } from './shell-quote.ts';
