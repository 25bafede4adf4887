import { expect, test } from "vitest";
import { measureOnes } from "./board-columns.ts";
import type { BoardSpec } from "./board-spec.ts";
import { buildBoardSpec } from "./build-board-spec.ts";
import { drawBoardSvg } from "./svg-board.ts";
import type { BoardRow, Looks } from "../facts.ts";
import { LANGUAGES } from "../spec.ts";
import { sampleBoard, sampleRow } from "../testing/list-facts.ts";
import { findAll, readXml, textOf, type Element } from "../testing/read-svg.ts";
import { SAMPLE_LOOKS } from "../testing/sample-facts.ts";
import { toTable } from "../to-table.ts";

const CODEX = sampleRow({ name: "Codex", momentum: { value: 1.312, low: 1.028, high: 1.65 }, starsPerDay: 565 });
const build = (rows: readonly BoardRow[], look: Partial<Looks> = {}) =>
  buildBoardSpec(sampleBoard(rows), { ...SAMPLE_LOOKS, ...look });
const draw = (spec: BoardSpec) => readXml(drawBoardSvg(spec));

test("a momentum that one day made up is said to be one wherever the board tells it, in every language and size", () => {
  const spikes = LANGUAGES.map((language) => {
    const spec = build([{ ...CODEX, spike: true }], { language });
    const [note = "?"] = spec.rows[0]?.notes ?? [];
    const small = build([{ ...CODEX, spike: true }], { language, width: 360, height: 640 });
    const texts = [textOf(draw(spec)), textOf(draw(small)), spec.strings.alt, toTable(spec).rows[0]?.provenance];
    for (const text of texts) expect(text).toContain(note);
    expect(drawBoardSvg(build([CODEX], { language }))).not.toContain(note);
    return note;
  });
  expect(spikes[0]).toBe("one-day spike");
  // Chinese and Japanese write it in their own ways too.
  expect(new Set(spikes).size).toBe(LANGUAGES.length);
});

test("beside a label stands why there is no estimate, and a last day that is not the board's", () => {
  const none = { momentum: null, starsPerDay: null } as const;
  const said = (row: Partial<BoardRow>) => build([sampleRow(row)]).rows[0]?.said;
  const lack = { of: "recent", known: 18, days: 28 } as const;
  expect(said({ ...none, label: "too little data", lack })).toBe("too little data, 18 of 28 days known");
  expect(said({ ...none, label: "too little data", lack: { of: "baseline", known: 30, days: 56 } })).toBe(
    "too little data, 30 of the 56 days before known",
  );
  expect(said({ ...none, label: "no activity", lack: null })).toBe("no activity, no day with a gain");
  expect(said({ spike: true, to: "2026-08-20" })).toBe("accelerating, one-day spike, to 20 Aug");
  expect(said({ to: "2026-08-21", spike: false, lack: null })).toBe("accelerating");
  // A chart that was pinned when none of this was kept.
  expect(said({})).toBe("accelerating");
});

test("figures have as many digits as the pages give them, and do not contradict the words beside them", () => {
  const uncertain = { label: "uncertain", momentum: { value: 1.007, low: 0.514, high: 2.03 } } as const;
  const { rows } = build([CODEX, sampleRow({ ...uncertain, starsPerDay: 8.13 }), sampleRow({ starsPerDay: 0.407 })]);
  expect(rows.map(({ momentumText, intervalText, perDayText }) => [momentumText, intervalText, perDayText])).toEqual([
    ["1.31×", "1.03–1.65×", "565"],
    ["1.01×", "0.51–2.03×", "8.1"],
    ["4.4×", "3.6–5.4×", "0.41"],
  ]);
  const tiny = build([sampleRow({ starsPerDay: 0.001 })]).rows[0];
  expect(tiny?.perDayText).toBe("<0.01");
});

test("the points of factors stand under each other, also of one with more digits before it", () => {
  const big = sampleRow({ name: "Big", momentum: { value: 14.2, low: 11.1, high: 19 } });
  const root = draw(build([CODEX, sampleRow(), big]));
  const points = ["1.31×", "4.4×", "14×"].map((text) => {
    const drawn = everything(root).find((e) => e.text === text);
    return Number(drawn?.attributes["x"]) + measureOnes(text, 12);
  });
  expect(Math.max(...points) - Math.min(...points)).toBeLessThan(0.11);
});

test.each([
  [320, 480],
  [360, 640],
  [380, 640],
  [640, 420],
])("at %i px no line of the axis runs through what is said, and nothing of it is cut off", (width, height) => {
  for (const language of LANGUAGES) {
    const spiky = { ...CODEX, spike: true, to: "2026-08-20" };
    const spec = build([CODEX, spiky, sampleRow(), sampleRow({ label: "slowing" })], { width, height, language });
    const root = draw(spec);
    const lines = [...everything(root)].flatMap((e) => uprights(e.attributes["d"] ?? ""));
    const rows = findAll(root, "data-row");
    expect(lines.length).toBeGreaterThanOrEqual(spec.rows.length);
    for (const [i, row] of rows.entries()) {
      const [, ...under] = row.children.flatMap((e) => (e.name === "text" ? [e] : []));
      const { said = "", figures = "" } = spec.rows[i] ?? {};
      expect([`${said} · ${figures}`, said + figures]).toContain(under.map((e) => e.text).join(""));
      for (const e of under) {
        const [y, size] = [Number(e.attributes["y"]), Number(e.attributes["font-size"])];
        const crossing = lines.filter(([top, bottom]) => bottom > y - 0.75 * size && top < y + 0.2 * size);
        expect(crossing).toEqual([]);
      }
    }
  }
});

test("columns leave an axis that can be read, or the figures stand under the names", () => {
  for (const width of [560, 600, 640, 720, 820, 960, 1200]) {
    for (const language of LANGUAGES) {
      const { frame, size } = build([{ ...CODEX, spike: true }], { width, height: 540, language });
      expect(size.width - frame.left - frame.right).toBeGreaterThanOrEqual(110);
    }
  }
});

const everything = (root: Element): Element[] => [root, ...root.children.flatMap(everything)];

/** Upper and lower end of each upright of a path. */
function uprights(d: string): [number, number][] {
  return [...d.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/gu)].map(([, top, bottom]) => [Number(top), Number(bottom)]);
}
