import { findDatapath } from '@hopwise/datapath';
import type { MeasuredRow } from '../model/explorer-model.ts';
import type { FileOnDesk } from './given-file.ts';

/** The rows of the reader's files, as what their systems say, or the reader says of the file. */
export const deskRows = (files: readonly FileOnDesk[]): readonly MeasuredRow[] =>
  files.flatMap(({ name, content, datapath }) =>
    content.kind !== 'rows'
      ? []
      : content.rows.map((row, index) => {
          const [id = '', ...modifiers] = row.system.split('+');
          const isKnown = findDatapath(id) !== undefined;
          return {
            ...row,
            line: index + 1,
            datapath: isKnown ? id : datapath === '' ? null : datapath,
            modifiers: isKnown ? modifiers : [],
            doubt: `from ${name}, which nobody checked`,
            isDropped: true,
          };
        }),
  );
