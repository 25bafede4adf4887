/** What a list of stories is asked for, as its address says it. */
export interface StoryListQuery {
  /** Null: of all outlets. */
  source: string | null;
  /** Part of a title or of a project's name; empty: all. */
  q: string;
  /** Where the page before ended; null: the newest. */
  cursor: string | null;
}

export function readStoryQuery(search: URLSearchParams): StoryListQuery {
  const source = search.get("source") ?? "";
  const cursor = search.get("cursor") ?? "";
  return {
    source: source === "" ? null : source,
    q: (search.get("q") ?? "").trim(),
    cursor: cursor === "" ? null : cursor,
  };
}

/** The query string for what is asked for, with what is changed; a change of what is listed begins at the newest. */
export function writeStoryQuery(query: StoryListQuery, change: Partial<StoryListQuery> = {}): string {
  const { source, q, cursor } = { ...query, cursor: null, ...change };
  return new URLSearchParams({
    ...(source === null ? {} : { source }),
    ...(q === "" ? {} : { q }),
    ...(cursor === null ? {} : { cursor }),
  }).toString();
}
