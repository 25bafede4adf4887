import { createRoute } from "@hono/zod-openapi";
import { findProjectById, readReceipt } from "@groundswell/db";
import { Receipt } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { ReceiptParams } from "../http/params.ts";
import { notFound, problemContent } from "../http/problem.ts";
import { toInstant } from "../http/instant.ts";

const route = createRoute({
  method: "get",
  path: "/receipts/{id}",
  summary: "Where a number came from",
  request: { params: ReceiptParams },
  responses: {
    200: { description: "the receipt", content: { "application/json": { schema: Receipt } } },
    400: problemContent("not a receipt's id"),
    404: problemContent("no such receipt"),
  },
});

export function receiptGet({ db }: RouteContext) {
  return createRouter().openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const receipt = await readReceipt(db, id);
    const project = receipt === null ? null : await findProjectById(db, receipt.projectId);
    if (receipt === null || project === null) throw notFound(`no receipt ${id}`);
    const { projectId: _, fetchedAt, ...rest } = receipt;
    return c.json({ ...rest, repo: project.repo, fetchedAt: toInstant(fetchedAt) }, 200);
  });
}
