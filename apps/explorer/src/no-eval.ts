import { config } from 'zod/v4/core';

// The policy of the page allows no code that is made from text. Schemas try it when they are made, so
// that what has schemas imports this first.
config({ jitless: true });
