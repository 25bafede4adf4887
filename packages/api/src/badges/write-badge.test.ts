import { LANGUAGES } from "@groundswell/charts";
import type { ShownView } from "@groundswell/db";
import { expect, it } from "vitest";
import { writeBadge } from "./write-badge.ts";

const NOW = Date.parse("2026-08-22T12:00:00Z");

/** What a badge is written from here. */
function viewOf(value: number) {
  const change = { value, fromAt: NOW, toAt: NOW };
  return { name: "Goose", changes: { "7d": change } } as unknown as ShownView;
}

const titles = (value: number) =>
  LANGUAGES.map((language) => {
    const asked = { repo: "a/b", metric: "gained", theme: "auto", language, canonical: "" } as const;
    const svg = writeBadge(viewOf(value), asked, { now: NOW, simulated: false });
    return (/<title[^>]*>([^<]*)</.exec(svg)?.[1] ?? "").replace(/[\u00a0\u202f]/g, " ");
  });

it("tells a week's net change with its sign and promises no gain, as more may have been taken back than given", () => {
  expect(titles(624)).toEqual([
    "Goose: stars, 7 days: +624",
    "Goose: Sterne, 7 Tage: +624",
    "Goose : étoiles, 7 jours : +624",
    "Goose: estrellas, 7 días: +624",
    "Goose：7日間のスター増減：+624",
    "Goose：7天星标增减：+624",
  ]);
  expect(titles(-12).map((title) => title.slice(-3))).toEqual(LANGUAGES.map(() => "−12"));
  expect(titles(0).map((title) => title.slice(-1))).toEqual(LANGUAGES.map(() => "0"));
});
