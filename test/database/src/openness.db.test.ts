import { receiptKey } from "@groundswell/core";
import {
  listOpennessChanges,
  readOpenness,
  recordClaims,
  recordLicenceCommits,
  recordLines,
  recordLook,
  recordReadings,
  refreshOpennessChanges,
  rebuildDerived,
  syncOpennessNotes,
  type NewLine,
  type OpennessNote,
} from "@groundswell/db";
import type { LicenceReading } from "@groundswell/openness";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { receiptAt } from "./facts.ts";

const listed = (id: string, osiApproved: boolean): LicenceReading => ({
  kind: "listed",
  licences: [{ ids: [id], name: id, osiApproved }],
});
const MIT = listed("MIT", true);
const BUSL = listed("BUSL-1.1", false);
const at = (day: number) => Date.parse(`2026-06-${String(day).padStart(2, "0")}T12:00:00Z`);
const receipt = (day: number) => receiptAt(new Date(at(day)).toISOString());

const found = (line: string, ...paths: string[]): NewLine => ({
  ...{ line, state: "observed", why: null },
  files: paths.map((path) => ({ path, blob: `blob of ${path}` })),
});
const missing = (line: string): NewLine => ({ line, state: "not found", why: null, files: [] });

eachDatabase("the openness ledger", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });

  /** A look at the files on a day of June, at commit `c<day>`. */
  async function look(day: number, lines: NewLine[]): Promise<void> {
    await database.db.transaction(async (tx) => {
      const head = { commit: `c${day}`, tree: `t${day}`, complete: true };
      await recordLook(tx, id, receipt(day), { at: at(day), ...head });
      await recordLines(tx, id, receipt(day), { at: at(day), commit: head.commit, lines });
      await refreshOpennessChanges(tx, id);
    });
  }

  async function commits(
    day: number,
    path: string,
    how: "newer" | "anew" | "older",
    history: [commit: string, day: number, blob: string | null][],
    isWhole = true,
  ): Promise<void> {
    await database.db.transaction(async (tx) => {
      await recordLicenceCommits(tx, id, receipt(day), path, {
        ...{ how, at: at(day), isWhole },
        commits: history.map(([commit, committed, blob]) => ({ commit, committedAt: at(committed), blob })),
      });
      const readings = new Map([
        ["mit", MIT],
        ["busl", BUSL],
      ]);
      await recordReadings(tx, id, receipt(day), { at: at(day), reader: 1, readings });
      await refreshOpennessChanges(tx, id);
    });
  }

  const told = async (asOf: number | null = null) =>
    (await readOpenness(database.db, id, asOf)).changes.map(
      ({ kind, key, from, to }) => `${kind} ${key}: ${from ?? "none"} → ${to ?? "none"}`,
    );
  const lineOf = async (key: string, asOf: number | null = null) =>
    (await readOpenness(database.db, id, asOf)).lines.find((line) => line.key === key);

  it("is empty of a project that nobody has looked at", async () => {
    expect(await readOpenness(database.db, id)).toMatchObject({ look: null, headline: null, lines: [], changes: [] });
  });

  it("has each line with its files, the commit, when it was checked and a receipt", async () => {
    await look(1, [found("trainingCode", "train.py"), missing("dataCode")]);
    await look(2, [found("trainingCode", "train.py"), missing("dataCode")]);
    expect(await lineOf("trainingCode")).toMatchObject({
      ...{ state: "observed", commit: "c1", files: [{ path: "train.py" }], checkedAt: at(2) },
      ...{ firstSeenAt: at(1), lastSeenAt: at(2), notFoundSince: null },
      receipt: expect.stringMatching(new RegExp(`^${id}-[0-9a-f]{16}$`)) as unknown,
    });
    expect(await lineOf("dataCode")).toMatchObject({ state: "not found", notFoundSince: null, firstSeenAt: null });
    expect(await told()).toEqual([]);
  });

  it("says since when a file is not found that was there, which it was, and that it is found again", async () => {
    await look(1, [found("trainingCode", "train.py")]);
    await look(3, [found("trainingCode", "train.py")]);
    await look(5, [missing("trainingCode")]);
    await look(6, [missing("trainingCode")]);
    expect(await lineOf("trainingCode")).toMatchObject({
      ...{ state: "not found", files: [], notFoundSince: at(5), lastSeenAt: at(3), checkedAt: at(6) },
      ...{ lastFiles: [{ path: "train.py" }], lastCommit: "c1" },
    });
    expect(await told()).toEqual(["not found trainingCode: observed → not found"]);
    // What could not be checked says nothing.
    await look(7, [{ ...missing("trainingCode"), state: "not checkable", why: "cut short" }]);
    expect(await lineOf("trainingCode")).toMatchObject({ state: "not checkable", notFoundSince: null });
    await look(8, [missing("trainingCode")]);
    expect(await lineOf("trainingCode")).toMatchObject({ notFoundSince: at(5) });
    await look(9, [found("trainingCode", "train/a.py")]);
    expect(await lineOf("trainingCode")).toMatchObject({ state: "observed", notFoundSince: null, firstSeenAt: at(1) });
    expect(await told()).toHaveLength(2);
    // As it was known then.
    expect(await lineOf("trainingCode", at(4))).toMatchObject({ state: "observed", lastSeenAt: at(3) });
    expect(await told(at(4))).toEqual([]);
  });

  it("tells a licence's changes by the commits of the branch, as dated, but not after they were seen", async () => {
    await look(10, [{ ...found("licence"), files: [{ path: "LICENSE", blob: "busl" }] }]);
    await commits(10, "LICENSE", "anew", [
      ["a", 1, "mit"],
      ["b", 20, "busl"],
    ]);
    const { changes, headline, licences } = await readOpenness(database.db, id);
    expect(changes).toMatchObject([
      {
        kind: "licence changed",
        from: "MIT",
        to: "BUSL-1.1",
        at: at(10),
        osiBefore: true,
        osiAfter: false,
        commit: "b",
      },
      { kind: "licence changed", from: null, to: "MIT", at: at(1), osiBefore: null, osiAfter: true, commit: "a" },
    ]);
    expect(headline).toMatch(/^Code: BUSL-1\.1 \(not approved by OSI\)\./);
    expect(licences).toMatchObject([{ path: "LICENSE", blob: "busl", commit: "c10", osiApproved: false }]);
    const all = await listOpennessChanges(database.db, { projectIds: null, limit: 1 });
    expect(all).toMatchObject([{ repo: "a/b", projectId: id, key: "b" }]);
    const [first] = all;
    const next = await listOpennessChanges(database.db, { projectIds: [id], limit: 9, after: first ?? null });
    expect(next.map(({ key }) => key)).toEqual(["a"]);
    expect(await listOpennessChanges(database.db, { projectIds: null, since: at(2), limit: 9 })).toHaveLength(1);
  });

  it("forgets no commit that a rewritten branch has lost, and tells of the branch as it is", async () => {
    await look(10, []);
    await commits(10, "LICENSE", "anew", [
      ["a", 1, "mit"],
      ["b", 5, "busl"],
    ]);
    await look(12, []);
    await commits(12, "LICENSE", "anew", [["x", 2, "mit"]]);
    expect(await told()).toEqual(["licence changed x: none → MIT"]);
    expect(await told(at(11))).toEqual(["licence changed b: MIT → BUSL-1.1", "licence changed a: none → MIT"]);
    await commits(13, "LICENSE", "newer", [["y", 13, null]], false);
    expect(await told()).toEqual(["licence changed y: MIT → none", "licence changed x: none → MIT"]);
  });

  it("begins where history was cut, with what was there then", async () => {
    const history: [string, number, string][] = [
      ["a", 3, "mit"],
      ["b", 5, "busl"],
    ];
    await commits(10, "LICENSE", "anew", history, false);
    await look(10, []);
    expect(await told()).toEqual(["licence changed b: MIT → BUSL-1.1"]);
    expect((await readOpenness(database.db, id)).historyFrom).toBe(at(3));
    // What another file was before is known, and what both were is not.
    await commits(10, "COPYING", "anew", [["o", 2, "busl"]]);
    expect(await told()).toEqual(["licence changed b: BUSL-1.1 + MIT → BUSL-1.1"]);
    await commits(11, "LICENSE", "older", [["n", 1, "busl"]], true);
    expect(await told()).toEqual([
      "licence changed b: BUSL-1.1 + MIT → BUSL-1.1",
      "licence changed a: BUSL-1.1 → BUSL-1.1 + MIT",
      "licence changed n: none → BUSL-1.1",
    ]);
  });

  it("tells no change to or from what nobody has read yet", async () => {
    await commits(10, "LICENSE", "anew", [
      ["a", 1, "mit"],
      ["b", 2, "unread"],
      ["c", 3, "mit"],
      ["d", 4, "busl"],
    ]);
    await look(10, []);
    expect(await told()).toEqual(["licence changed d: MIT → BUSL-1.1"]);
  });

  it("quotes a README anew only where its sentences are others", async () => {
    const file = { path: "README.md", blob: "r1", commit: "c1" };
    const claims = (quote: string) => [{ quote, line: 3 }];
    const claim = (day: number, quote: string) =>
      recordClaims(database.db, id, receipt(day), { at: at(day), ...file, commit: `c${day}`, claims: claims(quote) });
    await look(1, []);
    await claim(1, "Open source.");
    await claim(2, "Open source.");
    expect((await readOpenness(database.db, id)).claims).toMatchObject({
      commit: "c1",
      quotes: claims("Open source."),
    });
    await claim(3, "Open weights.");
    expect((await readOpenness(database.db, id)).claims).toMatchObject({ commit: "c3" });
    expect((await readOpenness(database.db, id, at(2))).claims).toMatchObject({ quotes: claims("Open source.") });
  });

  it("shows what people say beside it, and hides what they take back", async () => {
    const note: OpennessNote = {
      ...{ kind: "correction", line: "dataCode", source: "The maintainers", url: "https://example.org/data" },
      ...{ dated: "2026-06-01", says: "Is in another repository." },
    };
    const sync = (day: number, notes: OpennessNote[]) =>
      syncOpennessNotes(
        database.db,
        notes.map((own) => ({ ...own, projectId: id })),
        at(day),
      );
    const read = async (asOf: number | null = null) => (await readOpenness(database.db, id, asOf)).notes;
    expect(await sync(1, [note])).toBe(true);
    expect(await sync(2, [note])).toBe(false);
    expect(await read()).toEqual([note]);
    expect(await sync(3, [])).toBe(true);
    expect(await sync(4, [])).toBe(false);
    expect(await read()).toEqual([]);
    expect(await sync(5, [note])).toBe(true);
    expect(await read()).toEqual([note]);
    // As the file was then: what was taken out is there before that instant, and gone from it on.
    const then = await Promise.all([1, 2, 3, 4, 5, 6].map((day) => read(at(day))));
    expect(then.map((notes) => notes.length)).toEqual([1, 1, 0, 0, 1, 1]);
    expect(await read(at(1) - 1)).toEqual([]);
    expect(await sync(7, [])).toBe(true);
    const later = await Promise.all([2, 4, 6, 7].map((day) => read(at(day))));
    expect(later.map((notes) => notes.length)).toEqual([1, 0, 1, 0]);
  });

  it("has with each reading the receipt of what brought the content, before a change and after it", async () => {
    await look(10, [{ ...found("licence"), files: [{ path: "LICENSE", blob: "busl" }] }]);
    const read = (day: number, blob: string, reading: LicenceReading) =>
      recordReadings(database.db, id, receipt(day), { at: at(day), reader: 1, readings: new Map([[blob, reading]]) });
    await read(11, "mit", MIT);
    await read(12, "busl", BUSL);
    await commits(13, "LICENSE", "anew", [
      ["a", 1, "mit"],
      ["b", 5, "busl"],
    ]);
    const receiptOf = (day: number) => `${id}-${receiptKey(receipt(day))}`;
    const { changes, licences } = await readOpenness(database.db, id);
    expect(licences).toMatchObject([{ receipt: receiptOf(10), readingReceipt: receiptOf(12) }]);
    const told = [
      { key: "b", receipt: receiptOf(13), readingReceipts: [receiptOf(11), receiptOf(12)].toSorted() },
      { key: "a", receipt: receiptOf(13), readingReceipts: [receiptOf(11)] },
    ];
    expect(changes).toMatchObject(told);
    expect(await listOpennessChanges(database.db, { projectIds: [id], limit: 9 })).toMatchObject(told);
    // A content that nobody has read has none.
    await look(14, [{ ...found("licence"), files: [{ path: "LICENSE", blob: "other" }] }]);
    expect((await readOpenness(database.db, id)).licences).toMatchObject([{ readingReceipt: null }]);
  });

  it("is derived anew to the same", async () => {
    await look(1, [found("ci", ".github/workflows/a.yml")]);
    await look(2, [missing("ci")]);
    await commits(2, "LICENSE", "anew", [["a", 1, "mit"]]);
    const before = await listOpennessChanges(database.db, { projectIds: null, limit: 9 });
    await rebuildDerived(database.db);
    expect(before).toHaveLength(2);
    expect(await listOpennessChanges(database.db, { projectIds: null, limit: 9 })).toEqual(before);
  });
});
