/** Parameters of an address that say what was asked for. Any other may be a key. */
const OPEN = new Set([
  "cursor",
  "feed",
  "format",
  "hitsPerPage",
  "limit",
  "numericFilters",
  "page",
  "query",
  "restrictSearchableAttributes",
  "tags",
  "type",
]);

/** To its last letter that is no punctuation of the sentence around it. */
const ADDRESS = /\bhttps?:\/\/[^\s"'<>]*[^\s"'<>.,:;)\]]/gi;

/**
 * A text of ours about an address that we ask, as strangers may read it: without user, password and fragment, and with
 * no value of a parameter that may be a key.
 */
export function hideSecrets(text: string): string {
  return text.replace(ADDRESS, (address) => {
    // A query that is left out already.
    if (address.endsWith("?…")) return address;
    const url = URL.parse(address);
    if (url === null) return "(an address)";
    url.username = "";
    url.password = "";
    url.hash = "";
    if (url.search !== "") url.search = new URLSearchParams([...url.searchParams].map(hideValue)).toString();
    return url.href;
  });
}

/** A parameter without a value may be a key by its name. */
function hideValue([name, value]: [string, string]): [string, string] {
  if (OPEN.has(name)) return [name, value];
  return [value === "" ? "hidden" : name, "hidden"];
}
