import { fileURLToPath } from 'node:url';
import { builtFolder } from './build/built-folder.js';
import { cliBundle } from './build/targets.js';

await builtFolder(cliBundle(fileURLToPath(new URL('../..', import.meta.url))));
