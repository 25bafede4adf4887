const MAX_LENGTH = 2_000;

/**
 * An address that a document gives, absolute; null when it leads to no page: `javascript:`, `data:`, `mailto:`, a mere
 * place within the page, an address with a user name, or one beyond any measure. Fragments are cut off.
 */
export function toWebAddress(text: string, base?: string | null): string | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.startsWith("#") || trimmed.length > MAX_LENGTH) return null;
  const url = URL.parse(trimmed, base ?? undefined);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  if (url.username !== "" || url.password !== "" || url.hostname === "") return null;
  url.hash = "";
  return url.href.length > MAX_LENGTH ? null : url.href;
}
