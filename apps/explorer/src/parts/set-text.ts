/** Says something else, or does nothing: the same words again would be laid out again. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
