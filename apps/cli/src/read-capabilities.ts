import { join } from 'node:path';
import { type CapabilityFact, parseCapabilities } from '@hopwise/dataset';
import { existsSync } from 'node:fs';
import { parsed } from './data-file.ts';

/** What is known of products; nothing where a folder has no such file. */
export function readCapabilities(root: string): readonly CapabilityFact[] {
  const path = join(root, 'capabilities.csv');
  return existsSync(path) ? parsed(path, parseCapabilities) : [];
}
