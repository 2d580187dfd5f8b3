import type { FileDesk, FileOnDesk, ReadFile } from './given-file.ts';

/** A desk that tells of every change. What reads files is loaded with the first of them. */
export function createDesk(changed: (added: readonly FileOnDesk[]) => void): FileDesk & {
  readonly addTexts: (
    files: readonly { readonly name: string; readonly text: string }[],
  ) => Promise<void>;
} {
  let list: readonly FileOnDesk[] = [];
  const put = (files: readonly FileOnDesk[]): void => {
    const names = new Set(files.map(({ name }) => name));
    list = [...list.filter(({ name }) => !names.has(name)), ...files];
    changed(files);
  };
  const onDesk = (name: string, content: ReadFile): FileOnDesk => ({ name, content, datapath: '' });
  const read = async (file: File): Promise<FileOnDesk> => {
    const { bytesAllowed, readFile } = await import('./read-file.ts');
    // The size is known before anything is read into memory.
    const isLarge = file.size > bytesAllowed;
    const content: ReadFile = isLarge
      ? {
          kind: 'refused',
          problems: [`the file is larger than ${bytesAllowed / 2 ** 20} MiB and was not read`],
        }
      : readFile(file.name, await file.text());
    return onDesk(file.name, content);
  };
  const failed = (file: File, error: unknown): FileOnDesk =>
    onDesk(file.name, { kind: 'refused', problems: [`it could not be read: ${String(error)}`] });
  return {
    get list() {
      return list;
    },
    add: (files) => {
      const reading = files.map((file) =>
        read(file).catch((error: unknown) => failed(file, error)),
      );
      void Promise.all(reading).then(put);
    },
    addTexts: async (files) => {
      if (files.length === 0) return;
      const { readFile } = await import('./read-file.ts');
      put(files.map(({ name, text }) => onDesk(name, readFile(name, text))));
    },
    assign: (file, datapath) => {
      list = list.map((each) => (each === file ? { ...file, datapath } : each));
      changed([]);
    },
    remove: (file) => {
      list = list.filter((each) => each !== file);
      changed([]);
    },
  };
}
