import type { CostTable, Hardware } from '@hopwise/datapath';
import type { GeneratedDocument } from '../generated-document.ts';
import { exchangeFigures } from './exchange-figures.ts';
import { figureData } from './figure-data.ts';
import { limitFigures } from './limit-figures.ts';
import { linePicture } from './line-picture.ts';
import { transferFigures } from './transfer-figures.ts';

/** A figure for each page on a mechanism that shows one. */
export const figures = [...transferFigures, ...exchangeFigures, ...limitFigures];

/** The pictures of docs/model, predicted on a machine. */
export const figureDocuments = (machine: {
  readonly hardware: Hardware;
  readonly costs: CostTable;
}): readonly GeneratedDocument[] =>
  figures.map((figure) => ({
    path: `docs/pictures/model/${figure.id}.svg`,
    text: linePicture(figureData(figure, machine)),
  }));
