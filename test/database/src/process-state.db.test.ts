import {
  bumpDataVersion,
  readCollectorStatus,
  readDataVersion,
  readState,
  writeCollectorStatus,
  writeState,
} from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";

const NOW = Date.parse("2026-11-22T12:00:00.123Z");

eachDatabase("the process's own state", (database) => {
  it("is what was written last, and null before", async () => {
    expect(await readState(database.db, "x")).toBeNull();
    await writeState(database.db, "x", { a: [1, null, "é"] }, NOW);
    await writeState(database.db, "x", { b: 2 }, NOW);
    expect(await readState(database.db, "x")).toEqual({ b: 2 });
  });

  it("says of a collector that never ran that GitHub was not asked", async () => {
    const status = await readCollectorStatus(database.db);
    expect(status.github.state).toBe("not asked yet");
    const asked = { ...status, github: { ...status.github, state: "unreachable" as const, since: NOW } };
    const version = await readDataVersion(database.db);
    await writeCollectorStatus(database.db, asked, NOW);
    expect(await readCollectorStatus(database.db)).toEqual(asked);
    // Once a request: it would empty the cache of all answers each time.
    expect(await readDataVersion(database.db)).toBe(version);
  });

  it("counts every change of the data, those at the same moment too", async () => {
    const before = await readDataVersion(database.db);
    await Promise.all(Array.from({ length: 20 }, () => bumpDataVersion(database.db)));
    expect(await readDataVersion(database.db)).toBe(before + 20);
  });
});
