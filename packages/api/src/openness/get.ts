import { readOpenness } from "@groundswell/db";
import { Openness } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { AsOfQuery, readAsOf } from "../http/as-of.ts";
import { resolveProject } from "../projects/resolve.ts";
import { projectRoute } from "../projects/route.ts";
import { toOpenness } from "./to-wire.ts";

const route = projectRoute("/openness", {
  summary:
    "What a repository's files show: licences, code, cards, builds, ways of working; each line with its evidence",
  query: AsOfQuery,
  answer: Openness,
  describes: "the ledger; its lines are empty where nobody has looked yet",
});

export function opennessGet(context: RouteContext) {
  const check = ({ asOf }: { asOf?: string | undefined }) => readAsOf(asOf, context.now());
  return createRouter({ schema: AsOfQuery, check }).openapi(route, async (c) => {
    const project = await resolveProject(context, c.req.url, c.req.valid("param"));
    const ledger = await readOpenness(context.db, project.id, check(c.req.valid("query")));
    return c.json(toOpenness(project, ledger), 200);
  });
}
