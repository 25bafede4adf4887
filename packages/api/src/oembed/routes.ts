import { Hono } from "hono";
import { answerFault } from "../charts/answers/fault.ts";
import { readFaultLooks } from "../charts/fault-looks.ts";
import { findChart } from "../charts/find-chart.ts";
import { SHARED_HEADERS } from "../charts/headers.ts";
import type { RouteContext } from "../deps.ts";
import { drawFrame, type AskedFrame } from "../embed/draw-frame.ts";
import { MovedPermanently, notFound } from "../http/problem.ts";
import { writeOembed } from "./answer.ts";
import { findTarget, type OembedTarget } from "./find-target.ts";
import { readOembedQuery } from "./query.ts";

/** `/oembed?url=`: how to show a page or chart of ours elsewhere (oembed.com). */
export function oembedRoutes(context: RouteContext) {
  return new Hono().get("/oembed", async (c) => {
    const asked = new URL(c.req.url);
    try {
      return c.json(await answer(context, asked), 200, SHARED_HEADERS);
    } catch (error) {
      return answerFault(context, error, "json", readFaultLooks(asked.searchParams));
    }
  });
}

async function answer(context: RouteContext, asked: URL) {
  const { url, maxWidth, maxHeight } = readOembedQuery(asked.searchParams);
  const base = context.publicUrl ?? asked.origin;
  if (!isOurs(url, base, asked)) throw notFound(`${url.origin} is not ours; addresses of ours begin with ${base}`);
  const { target, found } = await follow(context, base, await findTarget(context, url));
  // What is answered for is there: a pinned chart is kept from now on, or refused now and not when readers come.
  if (found.pin !== null && target.image === null) await drawFrame(context, frameOf(base, target), found);
  return writeOembed({ target, found, base, maxWidth, maxHeight });
}

function frameOf(base: string, { path, query }: OembedTarget): AskedFrame {
  return { path, url: new URL(`${base}/embed/${path}?${query.toString()}`) };
}

/** By host: whoever asks may have written http where https is meant. */
function isOurs({ protocol, host }: URL, base: string, asked: URL): boolean {
  return ["http:", "https:"].includes(protocol) && [new URL(base).host, asked.host].includes(host);
}

/** Old names lead on to today's, once: a chart that has moved has not moved again. */
async function follow(context: RouteContext, base: string, target: OembedTarget) {
  const find = (at: OembedTarget) => findChart(context, frameOf(base, at).url.href, at.path, at.query);
  try {
    return { target, found: await find(target) };
  } catch (error) {
    if (!(error instanceof MovedPermanently)) throw error;
    const { pathname } = new URL(error.location, base);
    const moved = { ...target, path: pathname.slice("/embed/".length) };
    return { target: moved, found: await find(moved) };
  }
}
