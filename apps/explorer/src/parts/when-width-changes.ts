/** Reacts to every new width of an element, also the first. Gives what ends it. */
export function whenWidthChanges(node: Element, react: () => void): () => void {
  let width: number | undefined;
  const observer = new ResizeObserver(() => {
    if (node.clientWidth === width) return;
    width = node.clientWidth;
    react();
  });
  observer.observe(node);
  return () => observer.disconnect();
}
