import fc from "fast-check";
import { expect, test } from "vitest";
import { buildBoardSpec } from "./build-board-spec.ts";
import type { BoardFacts, Looks } from "../facts.ts";
import { drawBoardSvg } from "./svg-board.ts";
import { expectSoundImage } from "../testing/expect-same-chart.ts";
import { looks } from "../testing/facts-arbitraries.ts";
import { boardFacts, sampleBoard, sampleRow } from "../testing/list-facts.ts";
import { findAll, readXml, textOf } from "../testing/read-svg.ts";
import { SAMPLE_LOOKS } from "../testing/sample-facts.ts";
import { toTable } from "../to-table.ts";

const build = (facts: BoardFacts, look: Partial<Looks> = {}) => buildBoardSpec(facts, { ...SAMPLE_LOOKS, ...look });
const many = (n: number) =>
  sampleBoard(Array.from({ length: n }, (_, i) => sampleRow({ name: `P${i}`, stars: 1000 - i })));

test("a row says name, momentum with its interval, label, rate and stars", () => {
  const spec = build(sampleBoard([sampleRow()]));
  const all = textOf(readXml(drawBoardSvg(spec)));
  for (const part of ["Unsloth", "4.4×", "(3.6–5.4×)", "accelerating", "279", "74,290", "90 % interval", "CC BY 4.0"]) {
    expect(all).toContain(part);
  }
  expect(spec.strings.alt).toBe("Projects by momentum, 21 August 2026, 1 project: Unsloth (4.4×, accelerating).");
});

test("what is unknown is neither a dot nor a zero", () => {
  const row = sampleRow({ stars: null, label: "too little data", momentum: null, starsPerDay: null });
  const root = readXml(drawBoardSvg(build(sampleBoard([row]))));
  expect(findAll(root, "data-momentum")).toHaveLength(0);
  const [drawn] = findAll(root, "data-row");
  expect(drawn?.children.flatMap((e) => [e.text, ...e.children.map(textOf)]).join("|")).toBe(
    "Unsloth||too little data|–|–",
  );
  expect(toTable(build(sampleBoard([row]))).rows[0]?.cells.map(({ value }) => value)).toEqual([null, null, null, null]);
});

test("a board says how many of how many it shows, and what does not fit is counted of all", () => {
  const rows = Array.from({ length: 10 }, (_, i) => sampleRow({ name: `P${i}` }));
  const ten = build(sampleBoard(rows, { total: 34 }));
  expect([ten.strings.subtitle, ten.more]).toEqual(["21 August 2026, the first 10 of 34", null]);
  expect(ten.strings.alt).toMatch(/^Projects by momentum, 21 August 2026, the first 10 of 34: .*; and 29 more\.$/);
  const few = build(sampleBoard(rows, { total: 34 }), { height: 300 });
  expect(few.strings.subtitle).toBe(`21 August 2026, the first ${few.rows.length} of 34`);
  expect(few.more).toBe(`and ${34 - few.rows.length} more`);
  expect(build(sampleBoard(rows)).strings.subtitle).toBe("21 August 2026, 10 projects");
});

test("rows that do not fit are counted, and their count stands clear of the footer", () => {
  for (const [width, height] of [
    [960, 540],
    [360, 480],
    [1200, 630],
  ] as const) {
    const spec = build(many(60), { width, height });
    expect(spec.rows.length).toBeGreaterThan(5);
    expect(spec.more).toBe(`and ${60 - spec.rows.length} more`);
    const texts = findAll(readXml(drawBoardSvg(spec)), "y").filter((e) => e.name === "text");
    const more = texts.find((e) => e.text === spec.more);
    const below = texts.filter((e) => Number(e.attributes["y"]) > Number(more?.attributes["y"]));
    const first = Math.min(...below.map((e) => Number(e.attributes["y"])));
    expect(first - Number(more?.attributes["y"])).toBeGreaterThan(10);
  }
  expect(build(many(3)).more).toBeNull();
});

test("the axis holds ×1 and the intervals, but no wild one makes all others a dot", () => {
  expect(build(sampleBoard([sampleRow({ momentum: { value: 1, low: 0.9, high: 1.1 } })])).x.domain).toEqual([0.5, 2]);
  expect(build(sampleBoard([sampleRow()])).x.domain).toEqual([0.5, 8]);
  const wild = build(sampleBoard([sampleRow({ momentum: { value: 90, low: 1e-7, high: 1e9 } })]));
  expect(wild.x.domain).toEqual([0.125, 8]);
  const root = readXml(drawBoardSvg(wild));
  // The estimate is off the axis: arrows say so, and the figure is in words.
  expect(findAll(root, "data-momentum")).toHaveLength(0);
  expect(textOf(root)).toContain("90.00×");
});

test("dots, intervals and ticks stand where the axis has them, whatever the board: 60 of them", () => {
  const property = fc.property(boardFacts, looks, (facts, look) => {
    const spec = buildBoardSpec(facts, look);
    const svg = drawBoardSvg(spec);
    const root = readXml(svg);
    expectSoundImage(svg, root, spec);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(spec.rows.map(({ momentum, stars, starsPerDay }) => [momentum, stars, starsPerDay])).toEqual(
      facts.rows.slice(0, spec.rows.length).map(({ momentum, stars, starsPerDay }) => [momentum, stars, starsPerDay]),
    );
    const [first, last] = spec.x.domain;
    const [left, right] = [spec.frame.left, spec.size.width - spec.frame.right];
    const place = (factor: number) => left + (Math.log(factor / first) / Math.log(last / first)) * (right - left);
    for (const e of findAll(root, "data-momentum")) {
      expect(Math.abs(Number(e.attributes["cx"]) - place(Number(e.attributes["data-momentum"])))).toBeLessThan(0.11);
    }
    expect(spec.x.ticks.some(({ value }) => value === 1)).toBe(true);
    for (const e of findAll(root, "data-x")) {
      expect(Math.abs(Number(e.attributes["x"]) - place(Number(e.attributes["data-x"])))).toBeLessThan(0.11);
    }
    const within = spec.rows.filter(
      ({ momentum }) => momentum !== null && momentum.value >= first && momentum.value <= last,
    );
    expect(findAll(root, "data-momentum")).toHaveLength(within.length);
    expect(toTable(spec).rows.map((row) => row.cells[3]?.value)).toEqual(spec.rows.map(({ stars }) => stars));
  });
  fc.assert(property, { numRuns: 60, seed: 6 });
});
