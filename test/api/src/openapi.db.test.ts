import { asClient } from "@groundswell/api";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { onBothDatabases, ORIGIN } from "./harness.ts";

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

const GOOSE = "/api/v1/projects/aaif-goose/goose";
const OLD = "/api/v1/projects/block/goose";
const NONE = "/api/v1/projects/no/body";

/**
 * For each route an address that answers each status which it declares. `RECEIPT` stands for one that exists, `OLD_SLUG`
 * for what a story was called, `FULL` for an API that takes no listeners, `GREEDY` for one that a client has asked too much of.
 */
const EXAMPLES: Record<string, Record<number, string>> = {
  "/api/v1/projects": {
    200: "/api/v1/projects",
    400: "/api/v1/projects?limit=0",
    429: "GREEDY/api/v1/projects?q=goose",
  },
  "/api/v1/projects/{owner}/{name}": { 200: GOOSE, 301: OLD, 400: `${GOOSE}?asOf=x`, 404: NONE },
  "/api/v1/projects/{owner}/{name}/trend": {
    200: `${GOOSE}/trend`,
    301: `${OLD}/trend`,
    400: `${GOOSE}/trend?asOf=x`,
    404: `${NONE}/trend`,
  },
  "/api/v1/projects/{owner}/{name}/series": {
    200: `${GOOSE}/series`,
    301: `${OLD}/series`,
    400: `${GOOSE}/series?metric=x`,
    404: `${NONE}/series`,
  },
  "/api/v1/projects/{owner}/{name}/releases": {
    200: `${GOOSE}/releases`,
    301: `${OLD}/releases`,
    400: `${GOOSE}/releases?limit=x`,
    404: `${NONE}/releases`,
  },
  "/api/v1/projects/{owner}/{name}/events": {
    200: `${GOOSE}/events`,
    301: `${OLD}/events`,
    400: `${GOOSE}/events?kind=exploded`,
    404: `${NONE}/events`,
  },
  "/api/v1/projects/{owner}/{name}/openness": {
    200: `${GOOSE}/openness`,
    301: `${OLD}/openness`,
    400: `${GOOSE}/openness?asOf=x`,
    404: `${NONE}/openness`,
  },
  "/api/v1/openness": {
    200: "/api/v1/openness",
    400: "/api/v1/openness?projects=no/body",
    429: "GREEDY/api/v1/openness?projects=aaif-goose/goose",
  },
  "/api/v1/openness/changes": { 200: "/api/v1/openness/changes", 400: "/api/v1/openness/changes?limit=0" },
  "/api/v1/projects/{owner}/{name}/ledger": {
    200: `${GOOSE}/ledger`,
    301: `${OLD}/ledger`,
    400: `${GOOSE}/ledger?of=likes`,
    404: `${NONE}/ledger`,
  },
  "/api/v1/projects/{owner}/{name}/discussion": {
    200: `${GOOSE}/discussion`,
    301: `${OLD}/discussion`,
    400: `${GOOSE}/discussion?source=x`,
    404: `${NONE}/discussion`,
  },
  "/api/v1/projects/{owner}/{name}/stories": {
    200: `${GOOSE}/stories`,
    301: `${OLD}/stories`,
    400: `${GOOSE}/stories?limit=x`,
    404: `${NONE}/stories`,
  },
  "/api/v1/front": { 200: "/api/v1/front" },
  "/api/v1/categories": { 200: "/api/v1/categories", 400: "/api/v1/categories?projects=," },
  "/api/v1/events": { 200: "/api/v1/events", 400: "/api/v1/events?kind=exploded" },
  "/api/v1/compare": {
    200: "/api/v1/compare?projects=aaif-goose/goose",
    400: "/api/v1/compare?projects=no/body",
    429: "GREEDY/api/v1/compare?projects=aaif-goose/goose",
  },
  "/api/v1/stories": {
    200: "/api/v1/stories",
    400: "/api/v1/stories?limit=x",
    429: "GREEDY/api/v1/stories?q=goose",
  },
  "/api/v1/stories/{id}": {
    200: "/api/v1/stories/open-source-ai-identity-crisis",
    301: "/api/v1/stories/OLD_SLUG",
    404: "/api/v1/stories/none",
  },
  "/api/v1/effects": {
    200: "/api/v1/effects",
    400: "/api/v1/effects?project=goose",
    404: "/api/v1/effects?project=no/body",
  },
  "/api/v1/desk/uncovered": { 200: "/api/v1/desk/uncovered", 400: "/api/v1/desk/uncovered?limit=x" },
  "/api/v1/desk/no-lift": { 200: "/api/v1/desk/no-lift", 400: "/api/v1/desk/no-lift?limit=x" },
  "/api/v1/desk/outlets": { 200: "/api/v1/desk/outlets", 400: "/api/v1/desk/outlets?limit=x" },
  "/api/v1/desk/review": { 200: "/api/v1/desk/review", 400: "/api/v1/desk/review?limit=x" },
  "/api/v1/corrections": {
    200: "/api/v1/corrections",
    400: "/api/v1/corrections?pin=x",
    404: "/api/v1/corrections?project=no/body",
  },
  "/api/v1/receipts/{id}": {
    200: "/api/v1/receipts/RECEIPT",
    400: "/api/v1/receipts/x",
    404: "/api/v1/receipts/1-0000000000000000",
  },
  "/api/v1/status": { 200: "/api/v1/status", 400: "/api/v1/status?projects=some" },
  "/api/v1/live": {
    200: "/api/v1/live",
    400: `/api/v1/live?lastEventId=${"x".repeat(65)}`,
    429: "GREEDY/api/v1/live",
    503: "FULL/api/v1/live",
  },
};

/** A client that has used up its quotas. */
const GREEDY = { key: "203.0.113.9", isLocal: false };

onBothDatabases("the OpenAPI document", (suite) => {
  const readDocument = async () => (await (await suite.get("/api/v1/openapi.json")).json()) as Document;

  test("is OpenAPI 3.1, whole, and every reference in it leads somewhere", async () => {
    const document = await readDocument();
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: "Groundswell", version: "1.2.3" });
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1] ?? "");
    expect(references.length).toBeGreaterThan(5);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
    expect(text).not.toContain('"nullable"'); // 3.0's word
  });

  test("every path parameter is declared, and every operation says what it does", async () => {
    for (const [path, item] of Object.entries((await readDocument()).paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? "");
      expect(Object.keys(item)).toEqual(["get"]);
      const parameters = item["get"]?.parameters ?? [];
      expect(parameters.filter((p) => p.in === "path").map((p) => p.name)).toEqual(named);
      for (const p of parameters)
        expect([p.name, p.in === "query" || p.required, typeof p.schema]).toEqual([p.name, true, "object"]);
      expect(item["get"]?.summary).toMatch(/\w/);
      for (const { description } of Object.values(item["get"]?.responses ?? {})) expect(description).toMatch(/\w/);
    }
  });

  test("every route is in it, and every status that it declares is answered as declared", async () => {
    const { paths } = await readDocument();
    expect(Object.keys(paths).sort()).toEqual(Object.keys(EXAMPLES).sort());
    const goose = (await (await suite.get(GOOSE)).json()) as { stars: { receipt: string } };
    await suite.connection().db.execute(sql`
      insert into story_slugs select 'as-it-was-called', id from stories where slug = 'open-source-ai-identity-crisis'`);
    const full = suite.makeApi({ livePace: { maxListeners: 0 } });
    const greedy = suite.makeApi({ workQuota: { burst: 0, windowMs: 60_000 }, livePace: { maxOfClient: 0 } });
    const ask = (address: string) => {
      if (address.startsWith("FULL")) return full.fetch(new Request(address.replace("FULL", ORIGIN)));
      if (!address.startsWith("GREEDY")) return suite.get(address);
      return asClient(GREEDY, () => greedy.fetch(new Request(address.replace("GREEDY", ORIGIN))));
    };
    for (const [path, examples] of Object.entries(EXAMPLES)) {
      const responses = paths[path]?.["get"]?.responses ?? {};
      expect([path, Object.keys(responses)]).toEqual([path, Object.keys(examples)]);
      for (const [status, address] of Object.entries(examples)) {
        const asked = address.replace("RECEIPT", goose.stars.receipt).replace("OLD_SLUG", "as-it-was-called");
        const response = await ask(asked);
        const type = response.headers.get("content-type")?.split(";")[0] ?? "";
        expect([address, response.status]).toEqual([address, Number(status)]);
        expect([address, Object.keys(responses[status]?.content ?? {})]).toEqual([
          address,
          expect.arrayContaining([type]),
        ]);
        // One of them is a stream.
        await response.body?.cancel();
      }
    }
  });

  test("its page needs nothing from elsewhere and no script", async () => {
    const response = await suite.get("/api/docs");
    const page = await response.text();
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(page).not.toMatch(/<script|<link|@import|url\(|(?:src|href)="(?:https?:)?\/\//i);
    for (const path of Object.keys(EXAMPLES)) expect(page).toContain(path);
  });
});
