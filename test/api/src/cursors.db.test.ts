import { ProjectPage, ReleasePage } from "@groundswell/wire";
import { expect, test } from "vitest";
import { expectProblem, readJson } from "./answers.ts";
import { onBothDatabases } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";

onBothDatabases("cursors", (suite) => {
  const orders = ["stars", "name", "net&window=7d", "net&window=90d", "momentum", "velocity", "velocity&window=7d"];
  const asOf = "&asOf=2026-04-10T12:00:00Z";
  for (const sort of [...orders, `stars${asOf}`, `momentum${asOf}`, `velocity&window=30d${asOf}`]) {
    test(`walk every project once, in order: ${sort}`, async () => {
      const whole = ProjectPage.parse(await readJson(suite, `/api/v1/projects?limit=200&sort=${sort}`));
      expect(whole.nextCursor).toBeNull();
      const walked: string[] = [];
      let cursor: string | null = "";
      for (let page = 0; cursor !== null && page < 20; page += 1) {
        const at: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const { items, nextCursor } = ProjectPage.parse(
          await readJson(suite, `/api/v1/projects?limit=7&sort=${sort}${at}`),
        );
        expect(items.length).toBeGreaterThan(0);
        walked.push(...items.map((p) => p.repo));
        cursor = nextCursor;
      }
      expect(walked).toEqual(whole.items.map((p) => p.repo));
      expect(new Set(walked).size).toBe(walked.length);
    });
  }

  test("walk every release once, newest first", async () => {
    const whole = ReleasePage.parse(await readJson(suite, `${GOOSE}/releases?limit=200`));
    const walked: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 50; page += 1) {
      const at: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page_ = ReleasePage.parse(await readJson(suite, `${GOOSE}/releases?limit=20${at}`));
      walked.push(...page_.items.map((r) => r.tag));
      cursor = page_.nextCursor;
    }
    expect(walked.slice(0, whole.items.length)).toEqual(whole.items.map((r) => r.tag));
    const instants = whole.items.map((r) => Date.parse(r.at));
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
  });

  const bogus = ["x", "%00", "e30", "bnVsbA", "W10", "eyJ2YWx1ZSI6e30sImlkIjoxfQ", "eyJ2YWx1ZSI6MSwiaWQiOjEuNX0"];
  const lists = [`${GOOSE}/releases`, `${GOOSE}/events`, `${GOOSE}/ledger`, `${GOOSE}/stories`];
  const desk = ["uncovered", "no-lift", "outlets", "review"].map((list) => `/api/v1/desk/${list}`);
  for (const path of ["/api/v1/projects", "/api/v1/events", "/api/v1/stories", "/api/v1/effects", ...desk, ...lists]) {
    test(`that this list never gave are refused: ${path}`, async () => {
      for (const cursor of bogus) {
        const { errors } = await expectProblem(await suite.get(`${path}?cursor=${cursor}`), 400);
        expect(errors?.map((e) => e.parameter)).toEqual(["cursor"]);
      }
    });
  }

  for (const [query, parameters] of [
    ["/api/v1/projects?limit=0&asOf=2999-01-01T00:00:00Z&cursor=zz", ["asOf", "cursor", "limit"]],
    ["/api/v1/projects?asOf=2999-01-01T00:00:00Z&cursor=zz", ["asOf", "cursor"]],
    // Which cursors there are is for the order to say, and this is none.
    ["/api/v1/projects?sort=size&cursor=zz", ["sort"]],
    [`${GOOSE}/events?limit=x&asOf=2001-01-01T00:00:00Z&cursor=zz`, ["asOf", "cursor", "limit"]],
    [`${GOOSE}/ledger?of=cats&from=2999-01-01&to=2001-01-01&cursor=zz`, ["cursor", "from", "of", "to"]],
    [`${GOOSE}/series?metric=cats&from=2999-01-01&asOf=2999-01-01T00:00:00Z`, ["asOf", "from", "metric"]],
    [`${GOOSE}/releases?limit=0&cursor=zz`, ["cursor", "limit"]],
    ["/api/v1/stories?limit=0&cursor=zz", ["cursor", "limit"]],
  ] as const) {
    test(`are refused together with all else that is wrong: ${query}`, async () => {
      const { errors } = await expectProblem(await suite.get(query), 400);
      expect(errors?.map((e) => e.parameter).sort()).toEqual(parameters);
    });
  }

  test("with figures that no database holds are refused, not an outage", async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const odd = [
      { value: 1e300, tie: null, id: 1 },
      { value: 1, tie: null, id: 9e15 },
      { value: 1.5, tie: null, id: 1 },
      { value: -1e308, tie: 1e-320, id: 1 },
      { value: null, tie: null, id: 1 },
      { value: null, tie: 5e-324, id: 1 },
      { value: "many", tie: null, id: 1 },
      { value: "nul \u0000", tie: null, id: 1 },
    ];
    for (const cursor of odd) {
      for (const sort of ["stars", "net", "name", "momentum", "velocity"]) {
        const { status } = await suite.get(`/api/v1/projects?sort=${sort}&cursor=${encode(cursor)}`);
        expect([sort, cursor, status < 500]).toEqual([sort, cursor, true]);
      }
    }
    for (const at of [8.64e15, -1, 1.5, Date.UTC(9999, 0, 1)]) {
      const { status } = await suite.get(`${GOOSE}/events?cursor=${encode({ at, kind: "surge", key: "x" })}`);
      expect([at, status < 500]).toEqual([at, true]);
    }
    const ids = ["x", "\u0000", "\ud800", "x".repeat(300)];
    const days = ["\u0000", "0000-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "infinity", "epoch"];
    const places = days.flatMap((day) => ids.map((id) => ({ day, id })));
    for (const { day, id } of places) {
      for (const [path, cursor] of [
        ["stories", { published: day, id }],
        ["effects", { start: day, projectId: 2 ** 31 - 1, storyId: id }],
        ["desk/review", { published: day, id, projectId: -1 }],
        ["desk/no-lift", { minDetectableRatio: 1e308, projectId: 1, storyId: id }],
        ["desk/uncovered", { cautious: -5e-324, id: 1 }],
        ["desk/outlets", { n: 2 ** 53 - 1, setAside: -(2 ** 53 - 1), source: id }],
      ] as const) {
        const { status } = await suite.get(`/api/v1/${path}?cursor=${encode(cursor)}`);
        expect([path, cursor, status < 500]).toEqual([path, cursor, true]);
      }
    }
  });
});
