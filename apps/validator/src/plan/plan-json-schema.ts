import * as z from 'zod';
import { planSchema } from './plan-schema.ts';

/** JSON Schema of a plan, as text, for editors and other programs. */
export const planJsonSchema = (): string =>
  `${JSON.stringify(
    { title: 'hopwise validation plan', ...z.toJSONSchema(planSchema, { io: 'input' }) },
    null,
    2,
  )}\n`;
