export type { Demand } from './demand.ts';
export { mostWithin } from './most-within.ts';
export {
  type Sizing,
  type SizingFigure,
  type SizingIntervals,
  sizing,
  sizingFigures,
} from './sizing.ts';
