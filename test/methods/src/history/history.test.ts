import { historyFigures, type HistoryFigures } from "@groundswell/methods";
import { beforeAll, describe, expect, it } from "vitest";
import { measureHistory } from "./measure-history.ts";
import { readHistory } from "./read-history.ts";

/** Where the real history is absent, this looks at what was found when it was there. */
let found: HistoryFigures;
let isAnew = false;

beforeAll(async () => {
  const history = await readHistory();
  isAnew = history !== null;
  found = history === null ? historyFigures : measureHistory(history);
  // A quarter of a minute by itself; on a machine that runs every suite at once several times that.
}, 300_000);

/** Surges that nobody who watched these projects missed, as they were called then. */
const BEST_KNOWN = [
  ["ollama/ollama", "2024-04-18"],
  ["ollama/ollama", "2025-01-27"],
  ["anthropics/claude-code", "2025-05-22"],
  ["menloresearch/jan", "2025-06-15"],
  ["openai/codex", "2025-08-05"],
  ["onyx-dot-app/onyx", "2025-09-23"],
  ["block/goose", "2025-12-09"],
  ["exo-explore/exo", "2025-12-18"],
  ["unslothai/unsloth", "2026-03-17"],
  ["anthropics/claude-code", "2026-03-31"],
  ["google-ai-edge/gallery", "2026-04-02"],
  ["block/goose", "2026-04-03"],
  ["harry0703/MoneyPrinterTurbo", "2026-05-25"],
] as const;

describe("the real history", () => {
  it("was published as the shipped code finds it", () => {
    expect(historyFigures.events.length).toBeGreaterThan(40);
    expect(found).toEqual(historyFigures);
    if (!isAnew) console.warn("NOT CHECKED: the published findings could not be compared with the real history");
  });

  it.each(BEST_KNOWN)("has the surge of %s on %s, within three days", (repo, day) => {
    const event = found.events.find((row) => row.repo === repo && row.day === day);
    expect(event?.outcome).toBe("found");
    expect(event?.ratio).toBeGreaterThan(2);
  });

  it("has Goose’s second surge late: it began in the ebb of the first, which is part of its past", () => {
    const event = found.events.find(({ day }) => day === "2026-06-03");
    expect(event).toMatchObject({ repo: "aaif-goose/goose", outcome: "late", from: "2026-06-07" });
  });

  it("has every surge that could be looked for, and none at a rename without news", () => {
    const isControl = (kind: string) => kind.includes("control");
    const missed = found.events.filter(({ kind, outcome }) => outcome === "nothing" && !isControl(kind));
    expect(missed).toEqual([]);
    const controls = found.events.filter(({ kind }) => isControl(kind)).map(({ outcome }) => outcome);
    expect(controls).toHaveLength(5);
    expect(controls.filter((outcome) => outcome !== "nothing" && outcome !== "too little data")).toEqual([]);
  });

  it("has every purge of a thousand stars and more as a drop, and momentum does not feel it", () => {
    const purges = found.falls.filter((fall) => fall.starsBefore - fall.starsAfter >= 1_000);
    expect(purges.map(({ repo }) => repo)).toEqual(["odysseus-dev/odysseus", "HKUDS/LightRAG", "geekan/MetaGPT"]);
    expect(purges.map(({ outcome }) => outcome)).toEqual(["drop", "drop", "drop"]);
    const felt = found.falls.flatMap(({ momentum }) => momentum ?? []);
    expect(felt.length).toBeGreaterThan(15);
    expect(felt.filter(({ untouched }) => !untouched)).toEqual([]);
  });

  it("would have had MetaGPT’s momentum wrong if its purge had been counted like any other day", () => {
    const fall = found.falls.find(({ repo }) => repo === "geekan/MetaGPT");
    expect([fall?.momentum?.before.label, fall?.momentum?.after.label]).toEqual(["steady", "steady"]);
    expect(fall?.momentum?.counted.label).toBe("uncertain");
  });

  it("has p ≤ .05 after story-free dates in .07 of cases at most, by a library of others and by one of earlier days", () => {
    expect(found.stories.map(({ library, bin, controlled }) => `${library} ${bin} ${controlled}`)).toHaveLength(12);
    for (const library of ["other projects", "earlier days"]) {
      for (const controlled of [true, false]) {
        const rows = found.stories.filter((row) => row.library === library && row.controlled === controlled);
        const shareOf = (pick: (row: (typeof rows)[number]) => { share: number; of: number }) =>
          rows.reduce((sum, row) => sum + pick(row).share * pick(row).of, 0) /
          rows.reduce((n, row) => n + pick(row).of, 0);
        expect(rows.map((row) => row.placebo.of)).toEqual([1_000, 1_000, 1_000]);
        expect(shareOf((row) => row.placebo)).toBeLessThanOrEqual(0.07);
        expect(Math.max(...rows.map((row) => row.placebo.share))).toBeLessThanOrEqual(0.1);
        // What a bare before/after comparison would have said of the very same weeks.
        expect(shareOf((row) => row.naive)).toBeGreaterThan(0.15);
        expect(shareOf((row) => row.covered)).toBeGreaterThanOrEqual(0.84);
      }
    }
  });

  it("would have shown a tripled week more often than not, and half again the stars seldom", () => {
    for (const { found: planted } of found.stories) {
      expect(planted.map(({ by }) => by)).toEqual([1.5, 2, 3]);
      const [half = NaN, twice = NaN, thrice = NaN] = planted.map(({ share }) => share.share);
      expect(half < twice && twice < thrice).toBe(true);
      expect(half).toBeLessThan(0.3);
      expect(thrice).toBeGreaterThan(0.5);
    }
  });
});
