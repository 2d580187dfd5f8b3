// Writes docs/schemas/*.schema.json from the schemas in src/schema.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFolder } from './build/built-folder.js';
import { cliBundle } from './build/targets.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = await builtFolder(cliBundle(root));
const { schemaFiles } = await import(`file://${bundle}/schemas.js`);
mkdirSync(join(root, 'docs/schemas'), { recursive: true });
for (const [name, text] of await schemaFiles())
  writeFileSync(join(root, 'docs/schemas', name), text);
