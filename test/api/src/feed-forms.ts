/** RFC 3339 with capital T and Z, as Atom demands; the day and the time must exist. */
export function isRfc3339(text: string): boolean {
  const parts =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  const day = parts?.[1] ?? "";
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** An absolute IRI without white space or the characters that none may hold. */
export function isAbsoluteIri(text: string): boolean {
  return /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"{}|\\^`]+$/.test(text) && !/%(?![\da-fA-F]{2})/.test(text);
}

/** An absolute address on the web that a reader can open as it is. */
export function isWebAddress(text: string): boolean {
  return isAbsoluteIri(text) && /^https?:\/\/[^/?#]+/.test(text) && URL.canParse(text);
}

export function isMediaType(text: string): boolean {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w-]+=[\w-]+)*$/.test(text);
}

/** BCP 47, as far as its form goes. */
export function isLanguageTag(text: string): boolean {
  return /^[A-Za-z]{1,8}(-[A-Za-z\d]{1,8})*$/.test(text);
}
