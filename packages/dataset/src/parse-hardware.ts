import type { Hardware } from '@hopwise/datapath';
import { hardwareSchema } from './hardware-schema.ts';
import { parseForm } from './parse-form.ts';

/**
 * Reads a hardware profile.
 *
 * @param text - YAML whose keys are those of `Hardware`.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem
 */
export const parseHardware = (text: string, file: string): Hardware =>
  parseForm(text, file, { schema: hardwareSchema, whole: 'the profile' });
