import { contentHash } from "./receipt.ts";

/** Parameters that say how a reader came to a page, and never which page it is; `utm_…` besides. */
const TRACKING: ReadonlySet<string> = new Set([
  "_hsenc",
  "_hsmi",
  "dclid",
  "fbclid",
  "gclid",
  "igshid",
  "mc_cid",
  "mc_eid",
  "mkt_tok",
  "msclkid",
  "ref",
  "ref_src",
  "source",
  "twclid",
  "yclid",
]);

/**
 * A story's address as it is compared: two addresses of one page have one key. The scheme, `www.`, ports that go without
 * saying, who may read it, the fragment, parameters of trackers, the order of the others, a slash or `index.html` at the
 * end and the way in which letters are escaped make no difference. The key is an address itself, and its own key.
 * @param url an `http` or `https` address
 * @throws TypeError when the text is no such address
 */
export function storyKey(url: string): string {
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") throw new TypeError(`not an address of the web: ${protocol}`);
  const query = keptParameters(searchParams);
  // A key is read as https: what goes without saying there must not be said.
  const kept = port === "" || port === "443" ? "" : `:${port}`;
  return `https://${keyHost(hostname)}${kept}${keyPath(pathname)}${query === "" ? "" : `?${query}`}`;
}

/** A story's id: 16 hex digits of its key's hash, the same on every machine. */
export function storyIdOf(key: string): string {
  return contentHash(key).slice("sha256:".length, "sha256:".length + 16);
}

const MAX_SLUG_WORDS = 80;

/**
 * What a story is called in addresses of pages: its title's letters and digits, at most 80, and the beginning of its id.
 * @param digits how many of the id's: more where the shorter slug is another's
 * @example storySlug("Who pays for “free” models?", "0f3c9a…") // "who-pays-for-free-models-0f3c9a"
 */
export function storySlug(title: string, id: string, digits = 6): string {
  const plain = title.normalize("NFKD").replace(/[\p{M}'’]/gu, "");
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? ["story"];
  return `${cutWords(words.join("-"))}-${id.slice(0, digits)}`;
}

function cutWords(slug: string): string {
  if (slug.length <= MAX_SLUG_WORDS) return slug;
  const end = slug.lastIndexOf("-", MAX_SLUG_WORDS);
  return slug.slice(0, end > 0 ? end : MAX_SLUG_WORDS);
}

/** A name that is `www.com` is nobody's but its own. */
function keyHost(hostname: string): string {
  const bare = hostname.replace(/(?<!\.)\.+$/, "").replace(/^(?:www\.)+(?=[^.]+\.[^.])/, "");
  return bare === "" ? hostname : bare;
}

const INDEX = /^(?:index\.html?)?$/;

function keyPath(pathname: string): string {
  const parts = normaliseEscapes(pathname).split("/");
  while (parts.length > 1 && INDEX.test(parts.at(-1) ?? "")) parts.pop();
  return parts.join("/");
}

function keptParameters(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => {
    const key = name.toLowerCase();
    return !TRACKING.has(key) && !key.startsWith("utm_");
  });
  const sorted = new URLSearchParams(kept);
  sorted.sort();
  return sorted.toString();
}

/** Letters that need no escape are written out, the others' digits are capitals, and a bare `%` stands for itself. */
function normaliseEscapes(path: string): string {
  return path.replace(/%(?![0-9a-f]{2})/gi, "%25").replace(/%[0-9a-f]{2}/gi, (escape) => {
    const letter = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : escape.toUpperCase();
  });
}
