import { readDataChangedAt } from "@groundswell/db";
import { Hono } from "hono";
import type { RouteContext } from "../deps.ts";
import { toHttpDate } from "../http/http-date.ts";
import { notFound } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { buildFeed } from "./build-feed.ts";
import type { Feed } from "./feed.ts";
import { parseFeedOptions, parseSelectionOptions, type FeedOptions } from "./options.ts";
import { scopeOfAll, scopeOfProject, scopeOfSelection, type FeedScope } from "./scope.ts";
import { writeAtom } from "./write-atom.ts";
import { writeJsonFeed } from "./write-json-feed.ts";

const HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Last-Modified",
  "cache-control": "public, max-age=300",
  "x-content-type-options": "nosniff",
};

interface Format {
  type: string;
  write: (feed: Feed) => string;
}

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ["atom", { type: "application/atom+xml; charset=utf-8", write: writeAtom }],
  ["json", { type: "application/feed+json", write: writeJsonFeed }],
]);

/** `/feeds/all`, `/feeds/selection?projects=` and `/feeds/{owner}/{name}`, each as `.atom` and `.json`. */
export function feedRoutes(context: RouteContext) {
  const answer = async (request: Request, extension: string, scope: FeedScope, options: FeedOptions) => {
    const format = findFormat(extension);
    // Read before the data: what is written in between is in the feed already, and only asked for once more.
    const changedAt = await readDataChangedAt(context.db);
    const feed = await buildFeed(context, { scope, options, base: baseOf(request), extension });
    const headers = { ...HEADERS, "content-type": format.type };
    const dated = changedAt === null ? headers : { ...headers, "last-modified": toHttpDate(changedAt) };
    return new Response(format.write(feed), { headers: dated });
  };
  const baseOf = ({ url }: Request) => context.publicUrl ?? new URL(url).origin;

  return new Hono()
    .get("/feeds/:file", async (c) => {
      const { stem, extension } = splitFile(c.req.param("file"));
      const base = baseOf(c.req.raw);
      const query = new URL(c.req.url).searchParams;
      if (stem === "all") return answer(c.req.raw, extension, scopeOfAll(base), parseFeedOptions(query));
      if (stem !== "selection") throw notFound("there are feeds of all, of a selection, and of each {owner}/{name}");
      const { projects, ...options } = parseSelectionOptions(query);
      return answer(c.req.raw, extension, await scopeOfSelection(context, base, projects), options);
    })
    .get("/feeds/:owner/:file", async (c) => {
      const { stem, extension } = splitFile(c.req.param("file"));
      const params = { owner: c.req.param("owner"), name: stem };
      const project = await resolveProject(context, c.req.url, params, `.${extension}`);
      const options = parseFeedOptions(new URL(c.req.url).searchParams);
      return answer(c.req.raw, extension, scopeOfProject(baseOf(c.req.raw), project), options);
    });
}

/** By the last dot: a repository's own name may have some. */
function splitFile(file: string): { stem: string; extension: string } {
  const dot = file.lastIndexOf(".");
  const extension = dot < 0 ? "" : file.slice(dot + 1);
  findFormat(extension);
  return { stem: file.slice(0, dot), extension };
}

function findFormat(extension: string): Format {
  const format = FORMATS.get(extension);
  if (format === undefined)
    throw notFound(`feeds come as ${[...FORMATS.keys()].map((name) => `.${name}`).join(" and ")}`);
  return format;
}
