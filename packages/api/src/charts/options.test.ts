import { expect, test } from "vitest";
import { parseEffectChartOptions } from "./options.ts";
import { splitFile } from "./split-file.ts";

test("a chart of a week after a story has looks, and no days to choose: they are the story's", () => {
  expect(parseEffectChartOptions({})).toEqual({ theme: "auto", width: 960, height: 540, lang: "en" });
  expect(() => parseEffectChartOptions({ from: "2026-01-01" })).toThrow(/from: unknown option; there are .*theme/);
  expect(() => parseEffectChartOptions({ lang: "xx", width: "1" })).toThrow(/lang: .*width: /);
});

test("a file ends after its last dot: a repository may have dots of its own", () => {
  expect(splitFile("whisper.cpp.svg")).toEqual({ stem: "whisper.cpp", extension: "svg" });
  expect(splitFile("goose")).toEqual({ stem: "goose", extension: "" });
});
