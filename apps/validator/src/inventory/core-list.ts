/** Cores of a list as the kernel writes it, `0-3,8`, in order and each once. */
export function coreList(text: string): readonly number[] {
  const cores = text.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return [...new Set(cores)].toSorted((a, b) => a - b);
}
