import { resolve } from "node:path";
import { readBundledArchive } from "@groundswell/archive";
import { contentHash } from "@groundswell/core";
import { importArchive, readEvents, recordDetails, refreshDerived, type ArchiveData } from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch, watchOne } from "./databases.ts";
import { details, receiptAt } from "./facts.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const DAY = 86_400_000;

/** Rows of a project in an archive: on each day, in this order, under these names. */
function archiveOf(...days: string[][]): ArchiveData {
  const observations = days.flatMap((names, day) =>
    names.map((repo, i) => ({
      ...{ timeKnown: true, stars: 100 + day, forks: null, openIssues: null, openIssuesAndPulls: null },
      ...{ repo, source: `source ${i}`, observedAt: Date.parse("2026-03-01T03:00:00Z") + day * DAY + i * 3_600_000 },
    })),
  );
  const hash = contentHash(JSON.stringify(days));
  return { file: "x.csv", contentHash: hash, compiledAt: NOW, observations, releases: [], sourceUrls: new Map() };
}

eachDatabase("a rename that an archive shows", (database) => {
  const OLD = "a/old";
  const NEW = "b/new";
  const read = async (id: number, asOf: number | null = null) => {
    const query = { kinds: ["renamed", "transferred"], after: null, limit: 50, asOf } as const;
    return (await readEvents(database.db, id, query)).items.map(({ kind, from, to, at, notBefore }) => ({
      ...{ kind, from, to },
      span: [notBefore, at].map((instant) => (instant === null ? null : new Date(instant).toISOString().slice(5, 13))),
    }));
  };
  const importDays = async (...days: string[][]) => {
    const { id } = await watchOne(database, entry(NEW, { formerly: [OLD] }));
    await importArchive(database.db, archiveOf(...days), NOW);
    return id;
  };

  it("lies between the last row under the old name and the first under the new", async () => {
    const id = await importDays([OLD], [OLD], [NEW], [NEW]);
    const event = { kind: "transferred", from: OLD, to: NEW, span: ["03-02T03", "03-03T03"] };
    expect(await read(id)).toEqual([event]);
    expect(await read(id, Date.parse("2026-03-02T04:00:00Z"))).toEqual([]);
    expect(await read(id, Date.parse("2026-03-03T04:00:00Z"))).toEqual([event]);
  });

  it("is one, though sources lag each other by hours", async () => {
    const id = await importDays([OLD, OLD], [NEW, OLD], [NEW, OLD], [NEW, NEW]);
    expect(await read(id)).toEqual([{ kind: "transferred", from: OLD, to: NEW, span: ["03-03T04", "03-04T03"] }]);
  });

  it("is none when the name is back within days, nor when it is only spelt otherwise", async () => {
    expect(await read(await importDays([OLD], [NEW], [NEW], [OLD], [OLD]))).toEqual([]);
    expect(await read(await importDays([OLD], ["A/Old"], ["a/OLD"]))).toEqual([]);
  });

  it("is not told twice when GitHub's answer tells it too, whichever comes first", async () => {
    const id = await importDays([OLD], [OLD], [NEW], [NEW]);
    for (const [iso, name] of [
      ["2026-03-01T12:00:00Z", OLD],
      ["2026-03-03T12:00:00Z", NEW],
    ] as const) {
      await recordDetails(database.db, id, receiptAt(iso), details(7, name));
    }
    await refreshDerived(database.db, id, null);
    expect(await read(id)).toEqual([{ kind: "transferred", from: OLD, to: NEW, span: ["03-01T12", "03-03T12"] }]);
  });

  it("of the bundled archive is one that truly was", async () => {
    const reading = await readBundledArchive(resolve(import.meta.dirname, "../../../archive"));
    if (reading.archive === null) throw new Error(JSON.stringify(reading.diagnostics));
    const renamed = {
      "aaif-goose/goose": ["block/goose"],
      "janhq/jan": ["menloresearch/jan"],
      "ggml-org/llama.cpp": ["ggerganov/llama.cpp"],
      "Comfy-Org/ComfyUI": ["comfyanonymous/ComfyUI"],
      "ollama/ollama": ["jmorganca/ollama"],
    };
    const names = new Set(Object.entries(renamed).flat(2));
    const projects = await watch(
      database,
      ...Object.entries(renamed).map(([repo, formerly]) => entry(repo, { formerly })),
    );
    const { observations } = reading.archive;
    const data: ArchiveData = {
      ...{ file: "archive", contentHash: "sha256:0", compiledAt: NOW, releases: [], sourceUrls: new Map() },
      observations: observations.filter(({ repo }) => names.has(repo)),
    };
    await importArchive(database.db, data, NOW);
    const told = [];
    for (const { id } of projects) {
      for (const { from, to, span } of await read(id)) told.push(`${from} → ${to}, ${span.join(" to ")}`);
    }
    expect(told.sort()).toEqual([
      "block/goose → aaif-goose/goose, 04-06T04 to 04-07T04",
      "comfyanonymous/ComfyUI → Comfy-Org/ComfyUI, 01-07T04 to 01-08T04",
      "ggerganov/llama.cpp → ggml-org/llama.cpp, 02-10T04 to 02-17T04",
      "janhq/jan → menloresearch/jan, 03-17T03 to 03-24T03",
      "jmorganca/ollama → ollama/ollama, 01-22T03 to 01-29T03",
      "menloresearch/jan → janhq/jan, 10-28T04 to 10-29T04",
    ]);
  }, 60_000);
});
