import { dayNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { LANGUAGES } from "../spec.ts";
import { sampleTold } from "../testing/effect-facts.ts";
import { phrasesFor } from "./index.ts";
import { isolate } from "./isolate.ts";

const NAME = "שלום עולם 2";
const ISOLATED = `\u2068${NAME}\u2069`;

test("only a name with letters from right to left is isolated, and none can break out of it", () => {
  expect(isolate("Goose 42 ünï 漢字 🦆")).toBe("Goose 42 ünï 漢字 🦆");
  expect(["مرحبا", "שלום", "ދިވެހި", "ﷺ"].map(isolate)).toEqual(
    ["مرحبا", "שלום", "ދިވެހި", "ﷺ"].map((name) => `\u2068${name}\u2069`),
  );
  expect(isolate("של\u2069ום\u2066")).toBe("\u2068שלום\u2069");
});

test.each(LANGUAGES)("in %s a name from right to left is isolated wherever it stands within a sentence", (language) => {
  const p = phrasesFor(language);
  const x = dayNumber("2026-08-22");
  const story = { label: NAME, first: { x: x - 9, y: 1 }, last: { x, y: 2 } };
  const counts = { release: 0, story: 0, event: 0 };
  const lanes = { major: 1, minor: 0, patch: 0, prerelease: 0, other: 0 };
  const bars = { subject: NAME, interval: "day", total: 3, known: 2, missing: 0, least: null } as const;
  const compare = { metric: "X", base: null, origin: "created", stories: [story, story] } as const;
  const effect = sampleTold({ name: NAME });
  const row = { name: NAME, momentum: { value: 2, low: 1, high: 3 }, label: "steady" as const, notes: ["NOTE"] };
  const texts = [
    p.title("stars", NAME),
    p.releasesTitle(NAME),
    p.compareTitle("stars", [NAME, "Goose"], "date"),
    p.compareTitle("stars", [NAME, "a", "b", "c"], "index"),
    p.alt("X", [story], counts, null),
    p.alt("X", [story, { ...story, label: "Goose" }], counts, null),
    p.alt(
      "X",
      [
        { ...story, label: "a" },
        { ...story, label: "b" },
      ],
      counts,
      NAME,
    ),
    p.barsAlt("X", { ...bars, first: x - 1, last: x, most: { x, y: 2 } }, counts),
    ...(["date", "age"] as const).map((align) => p.compareAlt({ ...compare, align })),
    p.timeline.alt({
      name: NAME,
      from: x,
      to: x,
      counts: lanes,
      newest: { tag: "v1", x },
      marked: { story: 0, release: 0, event: 0 },
    }),
    p.board.alt({ category: null, day: x, shown: 1, total: 1, rows: [row] }),
    p.effect.title(NAME),
    p.effect.heading(NAME, "DATE"),
    // English sentences come with the facts.
    ...(language === "en" ? [] : [p.effect.sentence(effect), p.effect.sentence({ ...effect, state: "open" as const })]),
  ];
  for (const text of texts) {
    expect(text).toContain(ISOLATED);
    expect(text.replaceAll(ISOLATED, "")).not.toContain("שלום");
  }
});
