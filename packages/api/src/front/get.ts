import { createRoute } from "@hono/zod-openapi";
import { Front } from "@groundswell/wire";
import type { RouteContext } from "../deps.ts";
import { createRouter } from "../http/app.ts";
import { writtenJson } from "../http/written-json.ts";
import { rememberTexts } from "../projects/texts.ts";
import { readFront, type FrontParts } from "./read-front.ts";

const route = createRoute({
  method: "get",
  path: "/front",
  summary: "What moved and what is new, in one answer: who leads, who slows, the newest releases and stories",
  responses: { 200: { description: "the front page", content: { "application/json": { schema: Front } } } },
});

export function frontGet(context: RouteContext) {
  const write = rememberTexts(context.db);
  return createRouter().openapi(route, async (c) => writtenJson<Front>(c, writeFront(await readFront(context, write))));
}

/** Projects as they are written already, the rest around them. */
function writeFront({ leaders, gaining, slowing, ...rest }: FrontParts): Uint8Array<ArrayBuffer> {
  const start = JSON.stringify(rest).slice(0, -1);
  const led = leaders.map((leader) => [
    Buffer.from('{"project":'),
    leader.project,
    Buffer.from(`,${JSON.stringify(leader.rest).slice(1)}`),
  ]);
  return Buffer.concat([
    Buffer.from(`${start},"leaders":[`),
    ...joinParts(led),
    Buffer.from('],"gaining":'),
    gaining ?? Buffer.from("null"),
    Buffer.from(',"slowing":['),
    ...joinParts(slowing.map((text) => [text])),
    Buffer.from("]}"),
  ]);
}

const COMMA = Buffer.from(",");

function joinParts(items: readonly (readonly Uint8Array[])[]): Uint8Array[] {
  return items.flatMap((parts, i) => (i === 0 ? parts : [COMMA, ...parts]));
}
