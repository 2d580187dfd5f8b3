#!/usr/bin/env node
// The verbs of `hopwise validate` under a name of their own, for machines that only measure.
process.argv.splice(2, 0, 'validate');
await import('./hopwise.js');
