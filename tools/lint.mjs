#!/usr/bin/env node
/** `npm run lint`: every check that needs no test to run. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintChecks } from './lint/checks.mjs';
import { reportChecks } from './lint/report.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { failed } = await reportChecks(lintChecks(root), (text) => console.log(text));
process.exitCode = failed === 0 ? 0 : 1;
