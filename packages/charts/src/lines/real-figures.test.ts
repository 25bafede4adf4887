import { addDays, dayRange, missingPoint, type Point } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildChartSpec } from "./build-chart-spec.ts";
import { readSharedData } from "../testing/files.ts";
import { findAll, readXml } from "../testing/read-svg.ts";
import { sampleInput } from "../testing/samples.ts";
import { toSvg } from "../to-svg.ts";

const csv = readSharedData("archive/observations.csv");

/** Stars of Goose by day, under both of its names. */
function readGoose(from: string, to: string): Point[] {
  const byDay = new Map<string, number>();
  for (const line of (csv ?? "").split("\n")) {
    const [observedAt = "", repo = "", stars = ""] = line.split(",");
    if (repo === "block/goose" || repo === "aaif-goose/goose") byDay.set(observedAt.slice(0, 10), Number(stars));
  }
  return dayRange(from, to).map((t) => {
    const value = byDay.get(t);
    return value === undefined ? missingPoint(t) : { t, value, quality: "archived" as const, receipt: null };
  });
}

test.runIf(csv !== null)("Goose's real figures give the anchored description, without a gap across its rename", () => {
  const points = readGoose("2026-03-26", "2026-08-22");
  const spec = buildChartSpec(sampleInput({ series: [{ key: "goose", label: "Goose", points }] }));
  expect(spec.strings.alt).toBe(
    "Goose: stars from 33,581 on 26 March 2026 to 53,197 on 22 August 2026, up 58 %; one story and the releases marked.",
  );
  expect(spec.series[0]?.points).toHaveLength(150);
});

test.runIf(csv !== null)("figures a week apart are dots, and lines begin with the daily figures of autumn 2025", () => {
  const points = readGoose("2025-03-04", "2025-12-31");
  const spec = buildChartSpec(
    sampleInput({ series: [{ key: "goose", label: "Goose", points }], from: null, to: null, markers: [] }),
  );
  const svg = readXml(toSvg(spec));
  const [line] = findAll(svg, "data-quality");
  const firstX = Number(/^M([\d.]+)/.exec(line?.attributes["d"] ?? "")?.[1]);
  const share = (firstX - spec.frame.left) / (960 - spec.frame.left - spec.frame.right);
  const day = addDays("2025-03-04", Math.round(share * (spec.x.domain[1] - spec.x.domain[0])));
  expect(day > "2025-09-01" && day < "2025-11-01").toBe(true);
  expect(findAll(svg, "data-dots")).toHaveLength(1);
});
