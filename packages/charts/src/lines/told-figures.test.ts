import type { Interval, Point } from "@groundswell/core";
import { expect, test } from "vitest";
import { buildSpec } from "../build-spec.ts";
import type { ChartFacts, CompareFacts, ProjectFacts } from "../facts.ts";
import { LANGUAGES, type ChartSpec, type Language } from "../spec.ts";
import { SAMPLE_COMPARE, SAMPLE_FACTS, SAMPLE_LOOKS } from "../testing/sample-facts.ts";
import { toChartJs } from "../to-chart-js.ts";
import { toTable } from "../to-table.ts";

const point = (t: string, value: number | null): Point => ({
  ...{ t, value, receipt: null },
  quality: value === null ? "missing" : "archived",
});

function build(facts: ChartFacts, language: Language = "en"): ChartSpec {
  const spec = buildSpec(facts, { ...SAMPLE_LOOKS, markers: [], language });
  if (spec.mark !== "line") throw new Error(`drawn as ${spec.mark}`);
  return spec;
}

const inAll = (facts: ChartFacts, say: (spec: ChartSpec) => string | null) =>
  LANGUAGES.map((language) => (say(build(facts, language)) ?? "").replace(/[\u00a0\u202f]/g, " "));

const net = (interval: Interval, points: Point[]): ProjectFacts => ({
  ...SAMPLE_FACTS,
  ...{ metric: "net", interval, points, surviving: [], markers: [], from: null, to: null },
});

const MONTHS = net("month", [point("2026-06-01", 22_023.96), point("2026-07-01", 295.69)]);

test("bars are of all the days of their last month, not of its first day", () => {
  expect(inAll(MONTHS, ({ strings }) => strings.alt)).toEqual([
    "Goose: net new stars a month, 1 June 2026 to 31 July 2026: 22,320 in all, the most 22,024 in June 2026.",
    "Goose: Sternzuwachs netto pro Monat, 1. Juni 2026 bis 31. Juli 2026: insgesamt 22.320, Höchstwert 22.024 im Juni 2026.",
    "Goose : solde des étoiles par mois, du 1er juin 2026 au 31 juillet 2026 : 22 320 en tout, maximum de 22 024 en juin 2026.",
    "Goose: saldo de estrellas por mes, del 1 de junio de 2026 al 31 de julio de 2026: 22.320 en total, máximo de 22.024 en junio de 2026.",
    "Goose：スター純増数（1か月あたり）、2026年6月1日から2026年7月31日まで：合計22,320、最多は2026年6月の22,024。",
    "Goose：每月星标净增，2026年6月1日至2026年7月31日：共22,320，最多为2026年6月的22,024。",
  ]);
});

test("shares of longer spans are told rounded, which is said, and drawn to the last digit", () => {
  const spec = build(MONTHS);
  expect(spec.series[0]?.points.map(({ y }) => y)).toEqual([22_023.96, 295.69]);
  expect(spec.series[0]?.last?.text).toBe("296");
  expect(toTable(spec).rows.map(({ cells: [cell] }) => [cell?.value, cell?.text])).toEqual([
    [22_023.96, "22,024"],
    [295.69, "296"],
  ]);
  const label = toChartJs(spec).options?.plugins?.tooltip?.callbacks?.label as unknown as (item: object) => string;
  expect(label({ datasetIndex: 0, dataIndex: 1 })).toBe("Net new stars a month: 296, from an archive");
  expect(spec.strings.footer.method).toBe(
    "One figure per calendar month; gaps are months without a figure; fractions are shares of longer spans, rounded",
  );
  expect(build(net("week", [point("2026-06-01", 12), point("2026-06-08", 7)])).strings.footer.method).toBe(
    "One figure per ISO week; gaps are weeks without a figure",
  );
});

test.each([
  [9.96, "10"],
  [7, "7"],
  [2.34, "2.3"],
  [-382.51, "−383"],
  [-0.02, ">−0.1"],
])("a flow of %d reads as %s", (value, text) => {
  expect(build(net("day", [point("2026-06-01", value)])).series[0]?.last?.text).toBe(text);
});

const WEEKS = [point("2025-09-29", 300.2), point("2025-10-06", 382.51)];
const compare = (changes: Partial<CompareFacts>): CompareFacts => {
  const [first] = SAMPLE_COMPARE.projects;
  const project = { repo: first?.repo ?? "a/a", name: "Goose", origin: null, points: WEEKS };
  return { ...SAMPLE_COMPARE, projects: [project], markers: [], from: null, to: null, ...changes };
};

test("compared flows are told as sums, and the most of them with its week: two weeks say nothing of the rest", () => {
  const told = inAll(compare({ metric: "net", interval: "week" }), ({ strings }) => strings.alt);
  expect(told[0]).toBe(
    "Net new stars a week: Goose, 29 September 2025 to 12 October 2025: 683 in all, the most 383 in the week from 6 October 2025.",
  );
  const weeks = ["in the week from 6 October 2025", "in der Woche ab 6. Oktober 2025"];
  weeks.push("dans la semaine commençant le 6 octobre 2025", "en la semana del 6 de octubre de 2025");
  weeks.push("2025年10月6日からの1週間", "2025年10月6日起的一周");
  expect(told.map((alt, i) => alt.includes(weeks[i] ?? "?"))).toEqual(LANGUAGES.map(() => true));
  const totals = compare({ metric: "stars", interval: "week" });
  expect(build(totals).strings.alt).toContain("382.51 on 6 October 2025");
});

test("where certain days were asked for, no figure is said of these days only", () => {
  const none: ProjectFacts = { ...SAMPLE_FACTS, points: [], surviving: [], sources: [], from: "2026-09-01", to: null };
  expect(inAll(none, ({ strings }) => strings.empty)).toEqual([
    "No star figures in these days",
    "Sterne: keine Zahlen in diesem Zeitraum",
    "Étoiles : aucun chiffre sur cette période",
    "Estrellas: sin cifras en este periodo",
    "この期間のスター数のデータはありません",
    "星标数：此期间无数据",
  ]);
  expect(build({ ...none, from: null }).strings.empty).toBe("No star figures yet");
  expect(build(none).strings.alt).toBe("Goose: no star figures in these days.");
  expect(build(none).strings.footer.source).toBe("Source: none in these days");
  const one = { ...none, points: [point("2026-09-02", 5)] };
  expect(inAll(one, ({ strings }) => strings.alt)).toEqual([
    "Goose: stars 5 on 2 September 2026, the only figure in these days.",
    "Goose: Sterne 5 am 2. September 2026, der einzige Wert in diesem Zeitraum.",
    "Goose : étoiles, 5 le 2 septembre 2026, seul chiffre de cette période.",
    "Goose: estrellas, 5 el 2 de septiembre de 2026, única cifra en este periodo.",
    "Goose：スター数はこの期間では2026年9月2日の5のみ。",
    "Goose：星标数在此期间仅有2026年9月2日的5。",
  ]);
});

test("an index without a base says why, in the description and under the chart", () => {
  const base = { t: "2025-10-06", value: null, reason: "no value is known on 2025-10-06" };
  const told = { askedAs: "a/a", originReason: null, base, asOf: null };
  const [project] = compare({}).projects;
  const without = project === undefined ? [] : [{ ...project, points: [], told }];
  const { strings } = build(compare({ align: "index", base: base.t, projects: without }));
  const why = "Goose: left out, no figure on 6 October 2025, which would be 100";
  expect(strings.alt).toContain(why);
  expect(strings.footer.method).toContain(why);
  expect(strings.empty).toBe(why);
  const zero = without.map((one) => ({ ...one, told: { ...told, base: { ...base, value: 0 } } }));
  expect(build(compare({ align: "index", base: base.t, projects: zero })).strings.alt).toContain(
    "zero on 6 October 2025",
  );
});
