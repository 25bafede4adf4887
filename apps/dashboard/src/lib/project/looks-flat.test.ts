import { expect, test } from "vitest";
import { looksFlat } from "./looks-flat.ts";

const line = (...values: (number | null)[]) => ({
  key: "octo/lamp",
  label: "Lamp",
  colour: 0,
  draw: "line" as const,
  points: values.map((y, x) => ({ x, y, quality: "archived" as const, receipt: null })),
  last: null,
});

test("a line far above zero is said to start there: its days hardly show", () => {
  expect(looksFlat({ series: [line(31_600, null, 43_559)] }, "linear")).toBe(true);
  expect(looksFlat({ series: [line(20_000, 43_559)] }, "linear")).toBe(false);
  expect(looksFlat({ series: [line(31_600, 43_559)] }, "log")).toBe(false);
  expect(looksFlat({ series: [line(31_600, 43_559)], flow: true }, "linear")).toBe(false);
  expect(looksFlat({ series: [line(null)] }, "linear")).toBe(false);
});
