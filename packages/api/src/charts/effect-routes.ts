import { toSvg } from "@groundswell/charts";
import { Hono, type Context } from "hono";
import { writtenCsv } from "../csv/written-csv.ts";
import type { RouteContext } from "../deps.ts";
import { storyPage } from "../feeds/addresses.ts";
import { MovedPermanently, notFound } from "../http/problem.ts";
import { renameInAddress } from "../http/rename-address.ts";
import { findWatched } from "../projects/resolve.ts";
import { findStory } from "../stories/resolve.ts";
import { buildEffectChart } from "./build-effect-chart.ts";
import { effectCsv } from "./effect-csv.ts";
import { embedPage } from "./embed-page.ts";
import { EMBED_HEADERS, SHARED_HEADERS, SVG_HEADERS } from "./headers.ts";
import { parseEffectChartOptions } from "./options.ts";
import { readCharted, type Charted } from "./read-charted.ts";
import { splitFile } from "./split-file.ts";

/** Place of the slug in `/charts/effect/{story}/{owner}/{name}.svg`, and of the project's name after it. */
const [SLUG_AT, NAME_AT] = [2, 3];

/**
 * `/charts/effect/{story}/{owner}/{name}.svg`: a project's stars by the week around a story; the weeks as `.csv`, and
 * the same chart as a page for an iframe under `/embed`.
 */
export function effectChartRoutes(context: RouteContext) {
  const chartedOf = (c: Context, asked: Asked) => findCharted(context, c.req.url, asked);
  const specOf = (c: Context, charted: Charted) =>
    buildEffectChart(context, charted, parseEffectChartOptions(c.req.query()));
  return new Hono()
    .get("/charts/effect/:story/:owner/:file", async (c) => {
      const { story, owner, file } = c.req.param();
      const { stem: name, extension } = splitFile(file);
      if (extension !== "svg" && extension !== "csv")
        throw notFound("charts of a week after a story come as .svg and .csv");
      const charted = await chartedOf(c, { story, owner, name, extension: `.${extension}` });
      if (extension === "svg") return c.body(toSvg(specOf(c, charted)), 200, SVG_HEADERS);
      parseEffectChartOptions(c.req.query());
      const csv = effectCsv(context, c.req.url, charted);
      return writtenCsv(c, csv, `${charted.project.repo}-${charted.story.slug}`, SHARED_HEADERS);
    })
    .get("/embed/effect/:story/:owner/:name", async (c) => {
      const charted = await chartedOf(c, { ...c.req.param(), extension: "" });
      const spec = specOf(c, charted);
      const page = storyPage(context.publicUrl ?? "", charted.story.slug);
      return c.html(embedPage({ title: spec.strings.title, page, svg: toSvg(spec) }), 200, EMBED_HEADERS);
    });
}

/** Whatever an address names, by any names that they bear or bore. */
interface Asked {
  story: string;
  owner: string;
  name: string;
  /** What follows the name in the path, such as `.svg`. */
  extension: string;
}

/**
 * @throws MovedPermanently when the story or the project bears another name today
 * @throws HttpProblem (404) when there is no such story or project, or nothing to draw
 */
async function findCharted(context: RouteContext, requestUrl: string, asked: Asked): Promise<Charted> {
  const [{ story }, project] = await Promise.all([
    findStory(context, asked.story),
    findWatched(context, `${asked.owner}/${asked.name}`),
  ]);
  if (story.slug !== asked.story || project.repo !== `${asked.owner}/${asked.name}`) {
    const renamed = [
      { at: SLUG_AT, parts: [encodeURIComponent(story.slug)] },
      { at: NAME_AT, parts: (project.repo + asked.extension).split("/") },
    ];
    throw new MovedPermanently(renameInAddress(requestUrl, ...renamed), { id: story.slug, repo: project.repo });
  }
  return readCharted(context, story, project);
}
