const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;

/** A text for XML and HTML, between tags or within quotes, without characters that XML cannot hold. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u001f]/g, ' ')
    .replaceAll(/[&<>"]/g, (character) => entities[character as keyof typeof entities]);
