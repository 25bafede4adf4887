import {
  listOpennessChanges,
  readOpenness,
  recordLicenceCommits,
  recordLook,
  recordReadings,
  refreshOpennessChanges,
} from "@groundswell/db";
import type { LicenceReading } from "@groundswell/openness";
import { beforeEach, expect, it } from "vitest";
import { eachDatabase, watchOne } from "./databases.ts";
import { receiptAt } from "./facts.ts";

const listed = (id: string): LicenceReading => ({
  kind: "listed",
  licences: [{ ids: [id], name: id, osiApproved: true }],
});
const link = (to: string): LicenceReading => ({ kind: "link", to });
const READINGS = new Map<string, LicenceReading>([
  ["MIT", listed("MIT")],
  ["ISC", listed("ISC")],
  ["to LICENSE", link("LICENSE")],
  ["to MODEL_LICENSE", link("MODEL_LICENSE")],
]);
const NOW = Date.parse("2026-06-20T12:00:00Z");
const HOUR = 3_600_000;
const receipt = receiptAt(new Date(NOW).toISOString());

eachDatabase("changes of licences", (database) => {
  let id = 0;
  beforeEach(async () => {
    ({ id } = await watchOne(database, "a/b"));
  });

  /** Whole histories of files, an hour between commits. */
  async function know(files: Record<string, [hour: number, blob: string][]>, isWhole = true): Promise<void> {
    await database.db.transaction(async (tx) => {
      await recordLook(tx, id, receipt, { at: NOW, commit: "c", tree: "t", complete: true });
      await recordReadings(tx, id, receipt, { at: NOW, reader: 1, readings: READINGS });
      for (const [path, history] of Object.entries(files)) {
        const commits = history.map(([hour, blob]) => ({
          ...{ commit: `c${hour}`, committedAt: Date.parse("2025-01-01T00:00:00Z") + hour * HOUR, blob },
        }));
        await recordLicenceCommits(tx, id, receipt, path, { how: "anew", at: NOW, isWhole, commits });
      }
      await refreshOpennessChanges(tx, id);
    });
  }

  const told = async () =>
    (await readOpenness(database.db, id)).changes.map(
      ({ kind, key, from, to }) => `${kind} ${key}: ${from ?? "none"} → ${to ?? "none"}`,
    );

  it("follow a model's licence that is a link to the code's, and what that becomes", async () => {
    await know({
      LICENSE: [
        [1, "MIT"],
        [3, "ISC"],
      ],
      MODEL_LICENSE: [[2, "to LICENSE"]],
    });
    expect(await told()).toEqual([
      "licence changed c3: MIT → ISC",
      "weights licence changed c3: MIT → ISC",
      "weights licence changed c2: none → MIT",
      "licence changed c1: none → MIT",
    ]);
  });

  it("follow a code's licence that is a link to the model's, and take no other's for its own", async () => {
    await know({ MODEL_LICENSE: [[1, "MIT"]], LICENSE: [[2, "to MODEL_LICENSE"]], COPYING: [[3, "ISC"]] });
    expect(await told()).toEqual([
      "licence changed c3: MIT → ISC + MIT",
      "licence changed c2: none → MIT",
      "weights licence changed c1: none → MIT",
    ]);
  });

  it("of the code are told where older ones of the weights were not read", async () => {
    await know({
      LICENSE: [
        [1, "MIT"],
        [2, "ISC"],
      ],
    });
    await know({ MODEL_LICENSE: [[5, "MIT"]] }, false);
    expect(await told()).toEqual(["licence changed c2: MIT → ISC", "licence changed c1: none → MIT"]);
    expect((await readOpenness(database.db, id)).historyFrom).toBe(Date.parse("2025-01-01T05:00:00Z"));
  });

  it("are kept however many they are", async () => {
    await know({
      LICENSE: Array.from({ length: 4_800 }, (_, i): [number, string] => [i, i % 2 === 0 ? "MIT" : "ISC"]),
    });
    expect(await told()).toHaveLength(4_800);
    const [newest] = await listOpennessChanges(database.db, { projectIds: [id], limit: 1 });
    expect(newest).toMatchObject({ key: "c4799", from: "MIT", to: "ISC" });
  });
});
