import * as z from 'zod';
import { hardwareSchema } from './hardware-schema.ts';

/** JSON Schema of a hardware profile, as text, for editors and other programs. */
export const hardwareJsonSchema = (): string =>
  `${JSON.stringify({ title: 'Hardware profile', ...z.toJSONSchema(hardwareSchema) }, null, 2)}\n`;
