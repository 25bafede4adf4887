import { Faults } from "../http/faults.ts";
import { HttpProblem } from "../http/problem.ts";

/** What an oEmbed consumer asks. */
export interface OembedQuery {
  url: URL;
  /** Pixels; null: any. */
  maxWidth: number | null;
  maxHeight: number | null;
}

/**
 * Reads an oEmbed request (oembed.com, 2.2). Consumers send options of their own with it, which say nothing to us.
 * @throws HttpProblem (400) that lists what is wrong, (501) where another form than JSON is asked for
 */
export function readOembedQuery(query: URLSearchParams): OembedQuery {
  const format = query.get("format") ?? "json";
  if (format !== "json") {
    throw new HttpProblem({ title: "Not implemented", status: 501, detail: "oEmbed is answered as JSON: format=json" });
  }
  const faults = new Faults();
  const readLimit = (name: string) => {
    const text = query.get(name);
    if (text === null || text === "") return null;
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    faults.add(name, "allowed: a whole number of pixels");
    return null;
  };
  const [maxWidth, maxHeight] = [readLimit("maxwidth"), readLimit("maxheight")];
  const text = query.get("url") ?? "";
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) faults.add("url", "allowed: the full address of a page or chart of ours");
  faults.throwAny();
  return { url: url ?? new URL("about:blank"), maxWidth, maxHeight };
}
