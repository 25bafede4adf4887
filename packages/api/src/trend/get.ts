import { BASELINE_DAYS, RECENT_DAYS, type InstantMs } from "@groundswell/core";
import {
  hasEnded,
  readPatterns,
  readProjectView,
  readTrendDays,
  type Database,
  type ShownView,
  type TrendInputDay,
} from "@groundswell/db";
import { Trend, type MomentumFit, type TrendDays } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { toInstant } from "../http/instant.ts";
import { notFound } from "../http/problem.ts";
import { toMomentum } from "../projects/momentum.ts";
import { resolveProject } from "../projects/resolve.ts";
import { projectRoute } from "../projects/route.ts";
import { describeGrowth, describeRate } from "./describe.ts";
import { toPatterns } from "./patterns.ts";

/** The longest window of a rate. */
const MOST_DAYS = 90;

const route = projectRoute("/trend", {
  summary: "All that is estimated of a project's stars, with what went into it and a sentence for each figure",
  query: AsOfQuery,
  answer: Trend,
  describes: "the trend",
});

export function trendGet(context: RouteContext) {
  const { db, now } = context;
  return createRouter().openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const asOf = readAsOf(c.req.valid("query").asOf, now());
    const view = await readProjectView(db, project.id, asOf);
    if (view === null) throw notFound(`no project ${project.repo}`);
    const momentum = toMomentum(view);
    const days = await readDays(db, view, asOf);
    const countKnown = (window: number) => days.slice(-window).filter(isKnown).length;
    const answer: Trend = {
      repo: view.repo,
      asOf: toInstant(asOf),
      momentum,
      fit: toFit(view),
      input: toInput(days.slice(-(BASELINE_DAYS + RECENT_DAYS))),
      rates: {
        "7d": describeRate(momentum, "7d", countKnown(7)),
        "30d": describeRate(momentum, "30d", countKnown(30)),
        "90d": describeRate(momentum, "90d", countKnown(90)),
      },
      growth: describeGrowth(momentum),
      patterns: toPatterns(await readPatterns(db, project.id, { asOf })),
    };
    return c.json(answer, 200);
  });
}

/** The days up to the project's last complete one; where its figures have ended, to the catalogue's newest. */
async function readDays(db: Database, { id, momentum }: ShownView, asOf: InstantMs | null): Promise<TrendInputDay[]> {
  if (momentum === null) return [];
  const { to, behind } = momentum;
  const last = behind !== null && hasEnded(to, behind) ? behind : to;
  return readTrendDays(db, id, { to: last, count: MOST_DAYS, asOf });
}

function isKnown({ net, setAside }: TrendInputDay): boolean {
  return net !== null && !setAside;
}

function toFit({ momentum }: ShownView): MomentumFit | null {
  const fit = momentum?.fit ?? null;
  if (fit === null) return null;
  const { A, E, Q, B, F, phi, m0 } = fit;
  return { A, E, Q, B, F, phi, m0 };
}

function toInput(days: readonly TrendInputDay[]): TrendDays | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    from: first.t,
    to: last.t,
    net: days.map((day) => (isKnown(day) ? day.net : null)),
    setAside: days.flatMap(({ t, net, setAside }) => (setAside && net !== null ? [{ t, net }] : [])),
  };
}
