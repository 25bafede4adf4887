import { toBadgeSvg } from "@groundswell/charts";
import { readProjectView } from "@groundswell/db";
import { Hono } from "hono";
import { readFault } from "../charts/answers/fault.ts";
import { FAULT_HEADERS, SVG_HEADERS } from "../charts/headers.ts";
import type { RouteContext } from "../deps.ts";
import { MovedPermanently, notFound } from "../http/problem.ts";
import { resolveProject } from "../projects/resolve.ts";
import { readBadgeAddress } from "./address.ts";
import { writeBadge } from "./write-badge.ts";

const ROOT = "/badge/";

/** `/badge/{owner}/{name}/{stars|gained|momentum}.svg`: one figure of a project, for its README. */
export function badgeRoutes(context: RouteContext) {
  return new Hono().get(`${ROOT}*`, async (c) => {
    const { href, pathname, searchParams } = new URL(c.req.url);
    try {
      const asked = readBadgeAddress(pathname.slice(ROOT.length), searchParams);
      const [owner = "", name = ""] = asked.repo.split("/");
      const project = await resolveProject(context, href, { owner, name });
      const view = await readProjectView(context.db, project.id);
      if (view === null) throw notFound(`nothing is known of ${project.repo} yet`);
      return c.body(
        writeBadge(view, asked, { now: context.now(), simulated: context.world === "demo" }),
        200,
        SVG_HEADERS,
      );
    } catch (error) {
      return answerFault(context, error);
    }
  });
}

/** With its real status, for a minute, and in words alone. */
function answerFault(context: RouteContext, error: unknown): Response {
  if (error instanceof MovedPermanently) return error.toResponse();
  const { problem, headers } = readFault(context, error);
  const value = problem.status >= 500 ? "unavailable" : problem.title.toLowerCase();
  const title = problem.detail ?? problem.title;
  const svg = toBadgeSvg({ label: "groundswell", value, title, theme: "auto", tone: "unknown" });
  return new Response(svg, { status: problem.status, headers: { ...SVG_HEADERS, ...FAULT_HEADERS, ...headers } });
}
