import { holdsWords, startStandin, type SearchStandin } from "./standin.ts";

export interface HnComment {
  id: number;
  /** HTML, as the search gives it. */
  text: string;
  story: number;
  /** Epoch seconds. */
  at: number;
}

type HnStandin = SearchStandin & { comments: HnComment[]; strays: unknown[] };

const PARAMETERS = [
  ...["query", "advancedSyntax", "typoTolerance", "tags", "restrictSearchableAttributes", "numericFilters"],
  "hitsPerPage",
];

/** Comments in Hacker News search, as far as we use it. */
export async function startHnComments(): Promise<HnStandin> {
  const held: { comments: HnComment[]; strays: unknown[] } = { comments: [], strays: [] };
  const standin = await startStandin(({ path, query, headers }, breach) => {
    if (path !== "/api/v1/search_by_date") breach("no such path");
    for (const name of query.keys()) if (!PARAMETERS.includes(name)) breach(`unknown parameter ${name}`);
    if (query.get("tags") !== "comment") breach("not for comments");
    if (query.get("restrictSearchableAttributes") !== "comment_text") breach("searches elsewhere");
    if (headers.authorization !== undefined) breach("a key where none is asked for");
    const size = Number(query.get("hitsPerPage"));
    if (!Number.isInteger(size) || size < 1 || size > 1_000) breach("hitsPerPage out of range");
    const [, from, to] = /^created_at_i>=(\d+),created_at_i<=(\d+)$/.exec(query.get("numericFilters") ?? "") ?? [];
    if (from === undefined || to === undefined) breach("filters that the search may not know");
    const phrases = [...(query.get("query") ?? "").matchAll(/"([^"]*)"/g)].map(([, phrase = ""]) => phrase);
    if (phrases.length === 0) breach("words that are no phrase");
    const found = result.comments
      .filter(({ at }) => at >= Number(from) && at <= Number(to))
      .filter(({ text }) => phrases.every((phrase) => holdsWords(text, phrase)))
      .sort((a, b) => b.at - a.at);
    const hits = [...result.strays, ...found.slice(0, size).map(toHit)];
    return { status: 200, body: { hits, nbHits: found.length, page: 0, hitsPerPage: size, exhaustiveNbHits: true } };
  });
  const result: HnStandin = Object.assign(standin, held);
  return result;
}

function toHit({ id, text, story, at }: HnComment): unknown {
  return {
    author: "alice_writes",
    comment_text: text,
    created_at: new Date(at * 1_000).toISOString(),
    created_at_i: at,
    objectID: String(id),
    parent_id: story,
    story_id: story,
    story_title: "A post",
    story_url: null,
    updated_at: "2026-03-26T12:00:00Z",
    _tags: ["comment", "author_alice_writes", `story_${story}`],
    _highlightResult: { comment_text: { value: text, matchLevel: "full" } },
  };
}
