import { readPinState } from "@groundswell/db";
import { Hono } from "hono";
import { readFaultLooks } from "../charts/fault-looks.ts";
import { findChart, type FoundChart } from "../charts/find-chart.ts";
import type { RouteContext } from "../deps.ts";
import { drawFrame, type AskedFrame } from "./draw-frame.ts";
import { embedHeaders } from "./embed-headers.ts";
import { findPage } from "./find-page.ts";
import { fitPage } from "./fit-page.ts";
import { frameData } from "./frame-data.ts";
import { frameScriptPath } from "./frame-script.ts";
import { EMBED_WORDS } from "./frame-words.ts";
import { sayGoodUntil } from "../http/good-until.ts";
import { answerProblem } from "./problem-page.ts";
import type { FrameNote, FramePage } from "./write-frame-page.ts";

const FOLDER = "/embed/";

/** `/embed/…`: every chart as a page for an iframe, at its path under `/charts` without an ending. */
export function embedRoutes(context: RouteContext) {
  return new Hono().get(`${FOLDER}*`, async (c) => {
    const url = new URL(c.req.url);
    const path = url.pathname.slice(FOLDER.length);
    const base = context.publicUrl ?? url.origin;
    try {
      const found = await findChart(context, url.href, path, url.searchParams);
      const { html, hasScript } = await writePage(context, base, { path, url }, found);
      return c.html(html, 200, { ...embedHeaders(base, hasScript), ...sayGoodUntil(found.goodUntil) });
    } catch (error) {
      return answerProblem(context, base, error, readFaultLooks(url.searchParams));
    }
  });
}

/** With its script where that is light enough. */
async function writePage(context: RouteContext, base: string, asked: AskedFrame, found: FoundChart) {
  const { looks, canonical } = found;
  const { wide, narrow, sizes } = await drawFrame(context, asked, found);
  const path = await findPage(context.db, found);
  const page = path === null ? null : base + path;
  const { frame = null } = context;
  const script =
    frame === null
      ? null
      : { src: base + frameScriptPath(frame), data: frameData(wide.spec, narrow.spec, sizes, page) };
  const written: FramePage = {
    title: wide.spec.strings.title,
    language: looks.language,
    theme: looks.theme,
    page,
    canonical: `${base}${FOLDER}${canonical}`,
    wideSvg: wide.svg,
    narrowSvg: narrow.svg,
    narrowUpTo: sizes.narrowUpTo,
    notes: await listNotes(context, base, page, found),
    script,
  };
  return fitPage(written, frame);
}

/** Of a pinned chart, what has become of it since; as of when it is, is in the drawing. */
async function listNotes({ db }: RouteContext, base: string, page: string | null, { looks, subjectKey }: FoundChart) {
  const state = subjectKey === null ? null : await readPinState(db, subjectKey);
  const words = EMBED_WORDS[looks.language];
  const notes: FrameNote[] = [];
  if (state?.hasNewer === true && page !== null) notes.push({ text: words.newer, href: page });
  if (state?.wasRevised === true) notes.push({ text: words.revised, href: `${base}/corrections` });
  return notes;
}
