import type { Client } from "@groundswell/client";
import { rankByLikeness, type Named } from "#lib/likeness.ts";

const MOST = 5;
/** Projects that a name with a slip in it is held against: the most starred. */
const LOOKED_AT = 100;

/**
 * Projects whose names are like the last parts of an address that leads nowhere. None when nothing is like it, or when
 * the API can't say: the page that explains stands without.
 */
export async function findNear(api: Pick<Client, "projects">, pathname: string): Promise<Named[]> {
  const [owner = "", name = ""] = pathname.split("/").filter(Boolean).slice(-2);
  const text = [owner, name].filter(Boolean).join("/");
  const word = name === "" ? owner : name;
  if (word === "" || word.length > 100) return [];
  try {
    const [holding, starred] = await Promise.all([
      api.projects({ q: word, limit: MOST }),
      api.projects({ sort: "stars", limit: LOOKED_AT }),
    ]);
    const slim = ({ repo, name }: Named): Named => ({ repo, name });
    const found = holding.items.map(slim);
    const like = rankByLikeness(text, starred.items.map(slim));
    const known = new Set(found.map(({ repo }) => repo));
    return [...found, ...like.filter(({ repo }) => !known.has(repo))].slice(0, MOST);
  } catch {
    return [];
  }
}
