import { contentHash, type Receipt } from "@groundswell/core";
import {
  findProject,
  recordDetails,
  recordNotice,
  recordSurvivingDays,
  refreshDerived,
  type NewDetails,
} from "@groundswell/db";
import { LedgerPage, ProjectEventPage } from "@groundswell/wire";
import { beforeAll, expect, test } from "vitest";
import { onBothDatabases } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";
/** What these looks saw, among all that is known of the project. */
const SEEN = "kind=not%20found,archived,licence%20changed";

function receiptAt(iso: string): Receipt {
  return {
    source: "GitHub REST API",
    sourceUrl: null,
    request: "GET /repos/aaif-goose/goose",
    fetchedAt: Date.parse(iso),
    status: 200,
    contentHash: contentHash(iso),
    method: "as GitHub says",
  };
}

const DETAILS: NewDetails = {
  githubId: 847_080_413,
  fullName: "aaif-goose/goose",
  description: null,
  homepage: null,
  license: "Apache-2.0",
  language: "Rust",
  topics: [],
  defaultBranch: "main",
  archived: false,
  disabled: false,
  visibility: "public",
  createdAt: Date.parse("2024-08-23T19:03:36Z"),
};

onBothDatabases("what is seen by looking again", (suite) => {
  beforeAll(async () => {
    const { db } = suite.connection();
    const { id = 0 } = (await findProject(db, "aaif-goose/goose")) ?? {};
    const say = (iso: string, rest: Partial<NewDetails>) =>
      recordDetails(db, id, receiptAt(iso), { ...DETAILS, ...rest });
    await say("2026-03-01T08:00:00Z", {});
    await say("2026-03-02T08:00:00Z", { license: "MIT", archived: true });
    const notice = { kind: "not found", name: "aaif-goose/goose", takenBy: null } as const;
    await recordNotice(db, id, receiptAt("2026-03-03T08:00:00.500Z"), notice);
    await refreshDerived(db, id, null);
    const stars = (iso: string, ...counts: number[]) => {
      const days = counts.map((count, i) => ({ day: `2026-03-0${i + 1}`, count }));
      return recordSurvivingDays(db, id, receiptAt(iso), "stars", days);
    };
    await stars("2026-03-20T00:00:00Z", 10, 20, 30);
    await stars("2026-03-21T00:00:00Z", 9, 20, 25);
  });

  const readEvents = async (query: string) =>
    ProjectEventPage.parse(await (await suite.get(`${GOOSE}/events${query}`)).json());
  const readLedger = async (query: string) =>
    LedgerPage.parse(await (await suite.get(`${GOOSE}/ledger${query}`)).json());

  test("is events, each with its receipt, between two looks", async () => {
    const { items, nextCursor } = await readEvents(`?${SEEN}`);
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      { kind: "not found", at: "2026-03-03T08:00:00.500Z", from: null, to: null },
      { kind: "archived", at: "2026-03-02T08:00:00Z", notBefore: "2026-03-01T08:00:00Z" },
      { kind: "licence changed", from: "Apache-2.0", to: "MIT" },
    ]);
    for (const { receipt } of items) expect((await suite.get(`/api/v1/receipts/${receipt}`)).status).toBe(200);
  });

  test("is events of one kind, and events page by page, two of one instant on two pages", async () => {
    expect((await readEvents("?kind=licence%20changed")).items).toHaveLength(1);
    const walked: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: ProjectEventPage = await readEvents(`?${SEEN}&limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`);
      walked.push(...page.items.map((event) => event.kind));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(["not found", "archived", "licence changed"]);
  });

  test("is a ledger: days of which more than one thing was said, with what they lost", async () => {
    const { items } = await readLedger("");
    expect(items).toMatchObject([
      { t: "2026-03-03", first: 30, now: 25, lost: 5 },
      { t: "2026-03-01", first: 10, now: 9, lost: 1 },
    ]);
    expect(items[0]?.revisions.map(({ knownAt, count }) => [knownAt, count])).toEqual([
      ["2026-03-20T00:00:00Z", 30],
      ["2026-03-21T00:00:00Z", 25],
    ]);
    expect((await readLedger("?of=forks")).items).toEqual([]);
  });

  test("is a ledger page by page, of every day when asked", async () => {
    const first = await readLedger("?all=true&limit=2&from=2026-03-01&to=2026-03-31");
    expect(first.items.map(({ t }) => t)).toEqual(["2026-03-03", "2026-03-02"]);
    const second = await readLedger(`?all=true&limit=2&cursor=${first.nextCursor ?? ""}`);
    expect([second.items.map(({ t }) => t), second.nextCursor]).toEqual([["2026-03-01"], null]);
    const odd = Buffer.from(JSON.stringify({ before: "0000-01-01" })).toString("base64url");
    expect((await suite.get(`${GOOSE}/ledger?cursor=${odd}`)).status).toBe(400);
  });
});
