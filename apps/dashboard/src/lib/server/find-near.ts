import type { Client } from "@groundswell/client";
import { isRepoName } from "@groundswell/core";
import { toNamed, type NamedRepo } from "#lib/compare/named-repo.ts";
import { rankByLikeness } from "#lib/likeness.ts";
import { isOurAddress } from "#lib/reserved.ts";

const MOST = 5;
/** Projects that a name with a slip in it is held against: the most starred. */
const LOOKED_AT = 100;

/**
 * Projects whose names are like an address that leads nowhere. None when nothing is like it, or when the API can't say:
 * the page that explains stands without.
 */
export async function findNear(api: Pick<Client, "projects">, pathname: string): Promise<NamedRepo[]> {
  const text = readAsked(pathname);
  if (text === null) return [];
  const word = text.slice(text.indexOf("/") + 1);
  try {
    const [holding, starred] = await Promise.all([
      api.projects({ q: word, limit: MOST }),
      api.projects({ sort: "stars", limit: LOOKED_AT }),
    ]);
    const found = holding.items.map(toNamed);
    const like = rankByLikeness(text, starred.items.map(toNamed));
    const known = new Set(found.map(({ repo }) => repo));
    return [...found, ...like.filter(({ repo }) => !known.has(repo))].slice(0, MOST);
  } catch {
    return [];
  }
}

/** Files that are asked for where there are none, most of them by machines: `/wp-login.php`, `/apple-touch-icon.png`. */
const FILE =
  /\.(?:aspx?|avif|bak|cgi|conf|css|csv|env|gif|gz|html?|ico|ini|jpe?g|jsp|log|map|php\d?|png|sql|svg|tar|txt|webp|xml|ya?ml|zip)$/i;

/** The `owner/name` that an address asks for: nothing is looked for where it can be no project's. */
function readAsked(pathname: string): string | null {
  const [owner, name, ...rest] = pathname.split("/").filter(Boolean);
  const text = `${owner ?? ""}/${name ?? ""}`;
  return rest.length > 0 || !isRepoName(text) || FILE.test(text) || isOurAddress(pathname) ? null : text;
}
