import { isReservedOwner } from "@groundswell/core";
import { readEffects } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { notFound } from "../http/problem.ts";
import { findStory } from "../stories/resolve.ts";

/** The chart that an address of ours stands for. */
export interface OembedTarget {
  /** Its path under `/charts` and `/embed`, without an ending. */
  path: string;
  query: URLSearchParams;
  /** The picture itself is asked for; null: whichever form suits. */
  image: "svg" | "png" | null;
}

const IMAGE = /^\/charts\/(.+)\.(svg|png)$/;

/**
 * Finds the chart of an address: charts and their pages are themselves; a project's page is its stars, a story's page what
 * the stars of its first project did after it, the comparison its totals, and the overview the momentum board.
 * @throws HttpProblem (404) when there is no chart for the address
 */
export async function findTarget(context: RouteContext, url: URL): Promise<OembedTarget> {
  const { pathname } = url;
  const searchParams = dropTracking(url.searchParams);
  const [, path = "", ending] = IMAGE.exec(pathname) ?? [];
  if (path !== "") return { path, query: searchParams, image: ending === "png" ? "png" : "svg" };
  if (pathname.startsWith("/embed/")) {
    return { path: pathname.slice("/embed/".length), query: searchParams, image: null };
  }
  const page = await findPage(
    context,
    pathname
      .replace(/(?<=.)\/$/, "")
      .split("/")
      .slice(1),
    searchParams,
  );
  if (page === null) throw notFound(`no chart stands for ${JSON.stringify(pathname)}`);
  return { ...page, image: null };
}

type Page = Omit<OembedTarget, "image">;

async function findPage(context: RouteContext, parts: readonly string[], asked: URLSearchParams): Promise<Page | null> {
  const [first = "", second = "", third = ""] = parts;
  if (first === "" && parts.length === 1) return { path: "board/momentum", query: pick(asked, ["category"]) };
  if (first === "compare" && parts.length === 1) return readComparison(asked);
  if (first === "stories" && parts.length === 2) return findEffect(context, second);
  if (first === "p" && parts.length === 3) return readProject(second, third, asked);
  if (parts.length === 2 && !isReservedOwner(first)) return readProject(first, second, asked);
  return null;
}

function readProject(owner: string, name: string, asked: URLSearchParams): Page {
  const metric = asked.get("metric") ?? "stars";
  // Of a page with another metric than totals its choice of a scale means nothing.
  const options = ["stars", "surviving", "forks"].includes(metric) ? ["scale", "markers"] : ["markers"];
  return { path: `${owner}/${name}/${metric}`, query: pick(asked, options) };
}

function readComparison(asked: URLSearchParams): Page {
  const metric = asked.get("metric") ?? "stars";
  const align = asked.get("align");
  const own = align === "index" ? ["base"] : align === "age" ? ["origin"] : [];
  return {
    path: `compare/${metric}`,
    query: pick(asked, ["projects", "align", ...own, "from", "to", "interval", "scale"]),
  };
}

async function findEffect(context: RouteContext, part: string): Promise<Page> {
  const { story } = await findStory(context, decode(part));
  const { items } = await readEffects(context.db, { storyId: story.id, limit: 1, after: null });
  const [effect] = items;
  if (effect === undefined) throw notFound("no project's stars are looked at after this story");
  return { path: `effect/${encodeURIComponent(story.slug)}/${effect.project.repo}`, query: new URLSearchParams() };
}

/** What others append to an address to know who came by it; it says nothing of the chart. */
const TRACKING = /^(?:utm_.*|mtm_.*|pk_.*|[a-z]*clid|mc_[ce]id|igshid|_ga|_gl|ref|ref_src)$/i;

function dropTracking(asked: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...asked].filter(([name]) => !TRACKING.test(name)));
}

/** Of a page's own options those that its chart has, too. */
function pick(asked: URLSearchParams, names: readonly string[]): URLSearchParams {
  const given = names.flatMap((name): [string, string][] => {
    const value = asked.get(name);
    return value === null || value === "" ? [] : [[name, value]];
  });
  return new URLSearchParams(given);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
