import { RENDER_VERSION } from "@groundswell/charts";
import { expect, test } from "vitest";
import { HttpProblem } from "../http/problem.ts";
import type { ChartKind } from "./address.ts";
import { readAskedChart } from "./asked-chart.ts";
import { readChartOptions } from "./options.ts";
import { splitFile } from "./split-file.ts";

function faultsOf(kind: ChartKind, query: string): [string, string][] {
  try {
    readChartOptions(kind, new URLSearchParams(query));
    return [];
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return (error.problem.errors ?? []).map(({ parameter, message }) => [parameter, message]);
  }
}

test("a chart of a week after a story has looks, and no days to choose: they are the story's", () => {
  expect(readChartOptions("effect", new URLSearchParams())).toMatchObject({ theme: "auto", width: 960, lang: "en" });
  expect(faultsOf("effect", "from=2026-01-01")).toEqual([
    ["from", "unknown option; there are theme, width, height, lang, asOf, v"],
  ]);
});

test("every wrong option is named with what is allowed there, at once", () => {
  const faults = faultsOf(
    "project",
    "theme=pink&width=10&height=1e3&markers=stars&scale=&lang=xx&asOf=2026-04-10&v=0&q=1",
  );
  expect(faults.map(([parameter]) => parameter)).toEqual([
    ...["theme", "width", "height", "markers", "scale", "lang", "asOf", "v", "q"],
  ]);
  expect(Object.fromEntries(faults)).toMatchObject({
    theme: "allowed: auto, light, dark",
    width: "allowed: a whole number of pixels from 240 to 2400",
    markers: "allowed: any of releases, stories, events, separated by commas, or nothing",
    asOf: "allowed: an instant such as 2026-04-10T12:00:00Z",
    v: `allowed: a render version, from 1 to ${RENDER_VERSION}`,
  });
});

test.each([
  ["project", "theme=dark&theme=dark", ["theme"]],
  ["project", `v=${RENDER_VERSION}`, ["v"]],
  ["project", `asOf=2026-04-10T12:00:00Z&v=${RENDER_VERSION + 1}`, ["v"]],
  ["project", "align=age", ["align"]],
  ["compare", "", ["projects"]],
  ["compare", "projects=goose", ["projects"]],
  ["compare", "projects=a/b&align=age&markers=stories", ["markers"]],
  ["compare", "projects=a/b&base=2026-01-01&origin=release", ["base", "origin"]],
  ["compare", "projects=a/b&align=age&base=2026-01-01&origin=release", ["base"]],
  ["compare", "projects=a/b&align=sideways&base=2026-01-01", ["align"]],
  ["releases", "scale=log&interval=day", ["scale", "interval"]],
  ["board", "limit=0&category=", ["limit", "category"]],
] as const)("what would be misread is refused: %s?%s", (kind, query, parameters) => {
  expect(faultsOf(kind, query).map(([parameter]) => parameter)).toEqual(parameters);
});

test.each(["gained", "lost", "net"] as const)("bars of stars %s have no logarithmic scale, and say why", (metric) => {
  const read = (query: string, of: "stars" | typeof metric = metric) =>
    readChartOptions("project", new URLSearchParams(query), of).scale;
  expect(() => read("scale=log")).toThrow(/scale: bars begin at zero.*allowed: linear/);
  expect([read("scale=linear"), read("scale=log", "stars")]).toEqual(["linear", "log"]);
});

test.each([
  ["a/b/stars", "theme=auto&width=960&markers=events,stories,releases&scale=linear&lang=en", "a/b/stars"],
  ["a/%62/stars", "to=2026-02-01&from=2026-01-01", "a/b/stars?from=2026-01-01&to=2026-02-01"],
  ["a/b/stars", "markers=", "a/b/stars?markers="],
  ["a/b/stars", "markers=stories,,stories", "a/b/stars?markers=stories"],
  ["a/b/stars", "height=180", "a/b/stars?height=200"],
  ["compare/stars", "markers=&projects=c%2Fd, a/b,c/d", "compare/stars?projects=c/d,a/b"],
  ["effect/a%20story/a/whisper.cpp", "", "effect/a%20story/a/whisper.cpp"],
  ["board/momentum", "limit=10&category=coding agents", "board/momentum?category=coding%20agents"],
  ["a/b/stars", "v=1&asOf=2026-04-10T12:00:00.000Z", "a/b/stars?asOf=2026-04-10T12:00:00Z&v=1"],
])("all spellings of an address are one: %s?%s", (path, query, canonical) => {
  const asked = readAskedChart(path, new URLSearchParams(query));
  expect(asked.canonical).toBe(canonical);
  const [again = "", options = ""] = canonical.split("?");
  expect(readAskedChart(again, new URLSearchParams(options))).toEqual(asked);
});

test("looks are no part of what a pin is bound to, nor is the case of names; days are", () => {
  const keyOf = (path: string, query: string) =>
    readAskedChart(path, new URLSearchParams(`asOf=2026-04-10T12:00:00Z&${query}`)).addressKey;
  const key = keyOf("a/b/stars", "");
  expect(keyOf("A/B/stars", "theme=dark&width=500&scale=log&markers=&lang=de&v=1")).toBe(key);
  expect(keyOf("a/b/stars", "from=2026-01-01")).not.toBe(key);
  expect(keyOf("a/b/forks", "")).not.toBe(key);
});

test("an address that is no chart's says which there are", () => {
  for (const path of [
    "",
    "a",
    "a/b",
    "a/b/likes",
    "a/b/c/d/e",
    "compare/likes",
    "board/size",
    "-/-/stars",
    "effect//a/b",
  ]) {
    expect(() => readAskedChart(path, new URLSearchParams())).toThrow(
      /there (are|is)|charts are at|no watched project/,
    );
  }
});

test("a file ends after its last dot: a repository may have dots of its own", () => {
  expect(splitFile("whisper.cpp.svg")).toEqual({ stem: "whisper.cpp", extension: "svg" });
  expect(splitFile("goose")).toEqual({ stem: "goose", extension: "" });
});
