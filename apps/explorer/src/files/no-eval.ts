import { config } from 'zod';

// The policy of the page allows no code that is made from text. Schemas try it when they are made, so
// that this has to be imported before what makes them.
config({ jitless: true });
