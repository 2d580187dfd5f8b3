/** A datapath with its modifiers, as one name. */
export const systemName = ({
  datapath,
  modifiers,
}: {
  readonly datapath: string;
  readonly modifiers: readonly string[];
}): string => [datapath, ...modifiers].join('+');
