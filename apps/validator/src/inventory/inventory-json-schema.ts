import * as z from 'zod';
import { inventorySchema } from './inventory-schema.ts';

/** JSON Schema of an inventory, as text, for editors and other programs. */
export const inventoryJsonSchema = (): string =>
  `${JSON.stringify(
    { title: 'hopwise inventory', ...z.toJSONSchema(inventorySchema, { io: 'input' }) },
    null,
    2,
  )}\n`;
