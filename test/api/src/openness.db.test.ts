import { bumpDataVersion, findProject, type Database } from "@groundswell/db";
import { SEEDED_COMMITS, seedOpenness } from "@groundswell/support";
import { Openness, OpennessChangePage, OpennessPage, ProjectEventPage } from "@groundswell/wire";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { onBothDatabases } from "./harness.ts";

const GOOSE = "aaif-goose/goose";
const HUB = `https://github.com/${GOOSE}`;
/** What no sentence may say: why somebody did something, or what is to be thought of it. */
const JUDGING =
  /\b(?:hid(?:e|es|ing|den)|refus\w+|fake\w*|open-?washing|claims? to be|pretend\w*|mislead\w*|absent|fail(?:s|ed)?|score|because)\b/i;

/** GitHub says of Goose what its files have told, days later. */
async function tellGitHubsLicence(db: Database): Promise<void> {
  await db.execute(sql`
    insert into project_events (project_id, kind, key, at, "from", "to", figures, receipt_key)
    select project_id, 'licence changed', '', at + interval '3 days', "from", "to", figures, receipt_key
    from project_events where kind = 'licence file changed' and "from" is not null`);
  await bumpDataVersion(db);
}

onBothDatabases("the openness ledger", (suite) => {
  beforeAll(async () => {
    const { db } = suite.connection();
    await seedOpenness(db, (await findProject(db, GOOSE))?.id ?? 0, "2026-08-01");
  });

  const readLedger = async (query = "") => {
    const response = await suite.get(`/api/v1/projects/${GOOSE}/openness${query}`);
    expect(response.status).toBe(200);
    return Openness.parse(await response.json());
  };

  test("leads from every line to its evidence at a commit, and says no more than what was seen", async () => {
    const ledger = await readLedger();
    expect(ledger.headline).toBe(
      "Code: a changed MIT (not approved by OSI). Training code: not found. Code for data: not found. Training data: not checkable.",
    );
    expect(ledger).toMatchObject({ commit: SEEDED_COMMITS.head, checkedAt: "2026-08-11T12:00:00Z", complete: true });
    for (const { key, evidenceUrl, commit, state } of ledger.lines.filter((line) => line.key !== "releases")) {
      expect([key, evidenceUrl]).toEqual([key, expect.stringMatching(/\/(?:blob|tree)\/[0-9a-f]{40}/)]);
      expect(commit).toBe(state === "observed" ? SEEDED_COMMITS.relicensed : SEEDED_COMMITS.head);
    }
    expect(ledger.lines.find(({ key }) => key === "lockfile")).toMatchObject({
      ...{ group: "builds", state: "observed", path: "uv.lock", firstSeenAt: "2026-08-01T12:00:00Z" },
      evidenceUrl: `${HUB}/blob/${SEEDED_COMMITS.relicensed}/uv.lock`,
    });
    expect(ledger.lines.find(({ key }) => key === "releases")).toMatchObject({
      evidenceUrl: expect.stringMatching(new RegExp(`^${HUB}/releases`)) as string,
    });
    expect(ledger.claims).toMatchObject([
      { line: 7, evidenceUrl: `${HUB}/blob/${SEEDED_COMMITS.relicensed}/README.md?plain=1#L7` },
    ]);
    expect(ledger.licences).toMatchObject([{ reading: "changed", osiApproved: false, labels: ["changed MIT"] }]);
    expect([ledger.assessments.length, ledger.corrections.length]).toEqual([1, 1]);
    expect(JSON.stringify(ledger)).not.toMatch(JUDGING);
    expect(Object.keys(ledger).join()).not.toMatch(/score|total|grade|rank/i);
  });

  test("leads from every line, licence, sentence and change to receipts that can be read", async () => {
    const { lines, licences, claims, changes, receipt, historyFrom } = await readLedger();
    const readings = [...licences.map((own) => own.readingReceipt), ...changes.flatMap((own) => own.readingReceipts)];
    const shown = [receipt, ...[...lines, ...licences, ...claims, ...changes].map((own) => own.receipt), ...readings];
    for (const id of new Set(shown)) expect((await suite.get(`/api/v1/receipts/${id}`)).status).toBe(200);
    expect(changes.map(({ kind, readingReceipts }) => [kind, readingReceipts.length])).toEqual([
      ["not found", 0],
      ["licence changed", 1],
      ["transferred", 0],
      ["licence changed", 1],
    ]);
    expect(historyFrom).toBeNull();
  });

  test("says since when a file is not found any more, and where it was", async () => {
    const line = (await readLedger()).lines.find(({ key }) => key === "trainingCode");
    expect(line).toMatchObject({
      ...{ state: "not_found", path: null, notFoundSince: "2026-08-11T12:00:00Z", lastSeenAt: "2026-08-01T12:00:00Z" },
      lastFiles: [{ path: "train/run.py", evidenceUrl: `${HUB}/blob/${SEEDED_COMMITS.relicensed}/train/run.py` }],
      evidenceUrl: `${HUB}/tree/${SEEDED_COMMITS.head}`,
    });
    const then = (await readLedger("?asOf=2026-08-05T00:00:00Z")).lines.find(({ key }) => key === "trainingCode");
    expect(then).toMatchObject({ state: "observed", notFoundSince: null });
  });

  test("is the same sentence in the list of all, and whole beside others when it is asked for", async () => {
    const all = OpennessPage.parse(await (await suite.get("/api/v1/openness?limit=200")).json());
    const { headline } = await readLedger();
    expect(all.items.find(({ repo }) => repo === GOOSE)).toMatchObject({ headline, ledger: null });
    expect(all).toMatchObject({ looked: 1, watched: all.items.length });
    expect(all.items.filter((item) => item.headline === null)).toHaveLength(all.items.length - 1);
    const compared = await suite.get("/api/v1/openness?projects=ollama/ollama,block/goose");
    const { items } = OpennessPage.parse(await compared.json());
    expect(items.map(({ repo, ledger }) => [repo, ledger?.lines.length])).toEqual([
      ["ollama/ollama", 0],
      [GOOSE, (await readLedger()).lines.length],
    ]);
    const unknown = await suite.get("/api/v1/openness?projects=no/body&cursor=x");
    expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining("no/body")]);
  });

  test("tells over the whole catalogue what became otherwise, and walks it by cursors", async () => {
    const whole = OpennessChangePage.parse(await (await suite.get("/api/v1/openness/changes?limit=200")).json());
    const walked: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const response = await suite.get(`/api/v1/openness/changes?limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`);
      const page = OpennessChangePage.parse(await response.json());
      walked.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(whole.items);
    const ours = whole.items.filter(({ repo, kind }) => repo === GOOSE && kind !== "transferred");
    expect(ours.map(({ text }) => text)).toEqual([
      "Code for training not found any more: before it was train/run.py",
      "Licence file changed from Apache-2.0 to a changed MIT",
      "Licence file added: Apache-2.0",
    ]);
    expect(ours[1]).toMatchObject({
      evidenceUrl: `${HUB}/commit/${SEEDED_COMMITS.relicensed}`,
      osiBefore: true,
      osiAfter: false,
    });
    expect(whole.items.map(({ text }) => text).join("\n")).not.toMatch(JUDGING);
  });

  test("has its licences among the events, in the feeds with the commit, and on the chart but for the first", async () => {
    const kind = "licence file changed";
    const read = async (query: string) =>
      ProjectEventPage.parse(await (await suite.get(`/api/v1/projects/${GOOSE}/events?kind=${kind}${query}`)).json())
        .items;
    const events = await read("");
    expect(events.map(({ from, to, at }) => [from, to, at])).toEqual([
      ["Apache-2.0", "changed MIT", "2026-07-02T12:00:00Z"],
      [null, "Apache-2.0", "2025-03-19T12:00:00Z"],
    ]);
    // Derived from what was known then, it is what is kept.
    expect(await read("&asOf=2026-08-20T00:00:00Z")).toEqual(events);
    expect(await read("&asOf=2026-07-20T00:00:00Z")).toEqual([]);
    await tellGitHubsLicence(suite.connection().db);
    for (const feed of ["all", GOOSE, `selection`]) {
      const query = feed === "selection" ? `&projects=${GOOSE}` : "";
      const atom = await (await suite.get(`/feeds/${feed}.atom?kinds=licence${query}`)).text();
      expect(atom).toContain(`${HUB}/commit/${SEEDED_COMMITS.relicensed}`);
      expect(atom).toContain("The commit is dated 2026-07-02");
      // Once: neither the first licence, which is no change, nor GitHub's word for what the files have told.
      expect(atom).not.toContain("Licence file added");
      expect(atom).not.toContain("Licence changed");
    }
    for (const chart of [`${GOOSE}/stars.json`, `compare/stars.json?projects=${GOOSE},ollama/ollama&markers=events`]) {
      const { markers } = (await (await suite.get(`/charts/${chart}`)).json()) as { markers: { label: string }[] };
      const labels = markers.map(({ label }) => label).filter((label) => label.includes("Licence file"));
      expect(labels).toEqual([expect.stringMatching(/Licence file changed from Apache-2\.0 to a changed MIT$/)]);
    }
  });

  test.each([
    [`${GOOSE}/stars.json?lang=de`, /^Lizenzdatei: von Apache-2\.0 zu MIT \(verändert\)$/],
    [`${GOOSE}/releases.json?lang=de`, /^Lizenzdatei: von Apache-2\.0 zu MIT/],
    [`compare/stars.json?projects=${GOOSE},ollama/ollama&markers=events&lang=de`, /^Goose – Lizenzdatei: von Apache/],
    [`effect/open-source-ai-identity-crisis/${GOOSE}.json`, /^Licence file changed from Apache-2\.0 to a changed MIT$/],
  ])("is marked on %s, in its language", async (chart, label) => {
    const { db } = suite.connection();
    if (chart.startsWith("effect")) {
      await db.execute(sql`update project_events set at = '2026-04-09T12:00:00Z'
        where kind = 'licence file changed' and "from" is not null`);
      await bumpDataVersion(db);
    }
    const { markers } = (await (await suite.get(`/charts/${chart}`)).json()) as { markers: { label: string }[] };
    const labels = markers.map((marker) => marker.label);
    expect(labels.filter((one) => label.test(one))).toHaveLength(1);
    expect(labels.filter((one) => /^(?:Transferred|New owner)/.test(one))).toHaveLength(
      chart.includes("lang=de") ? 0 : 1,
    );
  });
});
