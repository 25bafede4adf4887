import { expect, test } from "vitest";
import { parseExposition } from "./parse-exposition.ts";

const GAUGE = '# HELP a Some.\n# TYPE a gauge\na{b="x\\"y\\\\z\\n"} 1.5\na 2\n';

test("what the format allows is read, escapes and all", () => {
  expect(parseExposition(GAUGE, "text")).toEqual([
    {
      name: "a",
      type: "gauge",
      help: "Some.",
      samples: [
        { name: "a", labels: { b: 'x"y\\z\n' }, value: 1.5 },
        { name: "a", labels: {}, value: 2 },
      ],
    },
  ]);
  expect(parseExposition("# HELP a A.\n# TYPE a counter\na_total 1\n# EOF\n", "openmetrics")).toHaveLength(1);
});

const HISTOGRAM = "# HELP h H.\n# TYPE h histogram\n";

test.each([
  ["no end of the last line", "# HELP a A.\n# TYPE a gauge\na 1"],
  ["a sample before its family", "a 1\n"],
  ["a family twice", GAUGE + GAUGE],
  ["a series twice", "# HELP a A.\n# TYPE a gauge\na 1\na 1\n"],
  ["a word for a number", "# HELP a A.\n# TYPE a gauge\na one\n"],
  ["a label's quote that is not escaped", '# HELP a A.\n# TYPE a gauge\na{b="x"y"} 1\n'],
  ["a counter that is not called so", "# HELP a A.\n# TYPE a counter\na 1\n"],
  ["a counter below zero", "# HELP a_total A.\n# TYPE a_total counter\na_total -1\n"],
  ["a family without samples", "# HELP a A.\n# TYPE a gauge\n"],
  ["buckets that fall", `${HISTOGRAM}h_bucket{le="1.0"} 2\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`],
  ["a histogram without its last bucket", `${HISTOGRAM}h_bucket{le="1.0"} 1\nh_sum 1\nh_count 1\n`],
  ["an empty line", `${GAUGE}\n`],
])("it refuses %s", (_, text) => {
  expect(() => parseExposition(text, "text")).toThrow(Error);
});

test("OpenMetrics must end with its mark, and its counters have their suffix on samples alone", () => {
  expect(() => parseExposition(GAUGE, "openmetrics")).toThrow("# EOF");
  expect(() => parseExposition("# HELP a_total A.\n# TYPE a_total counter\na_total 1\n# EOF\n", "openmetrics")).toThrow(
    "another family",
  );
});
