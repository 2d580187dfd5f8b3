/** A datapath's id and modifiers, as typed. */
interface NamedDatapath {
  readonly id: string;
  readonly modifiers: readonly string[];
}

/** @example namedDatapath('host+notrack') // { id: 'host', modifiers: ['notrack'] } */
export function namedDatapath(name: string): NamedDatapath {
  const [id = '', ...modifiers] = name.split('+');
  return { id, modifiers };
}
