import { createRoute } from "@hono/zod-openapi";
import { dayRange, type Day as DayText } from "@groundswell/core";
import { DISCUSSION_SOURCES, listDiscussed, readDiscussion, type KnownDiscussion } from "@groundswell/db";
import { Day, Discussion, DiscussionSource, type DiscussionDay } from "@groundswell/wire";
import { z } from "zod";
import { CSV_CONTENT, FormatQuery } from "../csv/format.ts";
import { writtenCsv } from "../csv/written-csv.ts";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { checkDayRange } from "../http/day-range.ts";
import { toInstant } from "../http/instant.ts";
import { MOVED, RepoParams } from "../http/params.ts";
import { problemContent } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { discussionCsv } from "./discussion-csv.ts";
import { DISCUSSION_WORDS } from "./words.ts";

const DiscussionQuery = z.object({
  from: Day.optional().meta({ description: "first day; default: the first that was counted" }),
  to: Day.optional().meta({ description: "last day; default: the last that was counted" }),
  source: DiscussionSource.optional().meta({ description: "one place; default: all of them" }),
  format: FormatQuery.shape.format,
});

const route = createRoute({
  method: "get",
  path: "/projects/{owner}/{name}/discussion",
  summary:
    "How many public posts named a project, by day and place; days of which nothing is known are null, never zero",
  request: { params: RepoParams, query: DiscussionQuery },
  responses: {
    200: {
      description: "counts, with links to where they can be read: no posts, no accounts",
      content: { "application/json": { schema: Discussion }, ...CSV_CONTENT },
    },
    301: MOVED,
    400: problemContent("a parameter is wrong"),
    404: problemContent("no watched project is or was called so"),
  },
});

export function discussionGet(context: RouteContext) {
  const { db, now, discussionSources } = context;
  const check = (query: z.output<typeof DiscussionQuery>) => {
    const { from = null, to = null } = query;
    return checkDayRange({ from, to }, now());
  };
  return createRouter({ schema: DiscussionQuery, check }).openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const query = c.req.valid("query");
    const range = check(query);
    const named = new Set([...(discussionSources?.() ?? []), ...(await listDiscussed(db, project.id))]);
    const sources = DISCUSSION_SOURCES.filter((each) => named.has(each) && [undefined, each].includes(query.source));
    const known = await Promise.all(
      sources.map((source) => readDiscussion(db, { projectId: project.id, source }, range)),
    );
    const days = known
      .flat()
      .map(({ day }) => day)
      .sort();
    const [from, to] = [range.from ?? days[0] ?? null, range.to ?? days.at(-1) ?? null];
    const answer: Discussion = {
      repo: project.repo,
      from,
      to,
      asOf: toInstant(
        known.flat().reduce<number | null>((newest, { fetchedAt }) => Math.max(newest ?? 0, fetchedAt), null),
      ),
      series: sources.map((source, i) => ({
        source,
        what: DISCUSSION_WORDS[source].what,
        days: from === null || to === null ? [] : fillDays({ from, to }, known[i] ?? []),
      })),
    };
    if (query.format === "csv") {
      return writtenCsv(c, discussionCsv(context, c.req.url, project.name, answer), `${project.repo}-discussion`);
    }
    return c.json(answer, 200);
  });
}

/** Every day of the range: those of which nothing is known as such. */
function fillDays({ from, to }: { from: DayText; to: DayText }, known: readonly KnownDiscussion[]): DiscussionDay[] {
  if (from > to) return [];
  const byDay = new Map(known.map((day) => [day.day, day]));
  return dayRange(from, to).map((t) => {
    const day = byDay.get(t);
    if (day === undefined) {
      return { t, posts: null, sure: null, unsure: null, coverage: "not asked", links: [], receipt: null };
    }
    const { sure, unsure, coverage, links, receipt } = day;
    const told = links.map(({ url, at, posts }) => ({ url, at: toInstant(at), posts }));
    return { t, posts: sure + unsure, sure, unsure, coverage, links: told, receipt };
  });
}
