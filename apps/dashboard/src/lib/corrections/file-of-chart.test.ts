import { expect, it } from "vitest";
import { fileOfChart } from "./file-of-chart.ts";

it("puts the ending before the options, of which an address may have none", () => {
  const address = "/charts/aaif-goose/goose/stars";
  expect(fileOfChart(`${address}?asOf=2026-08-22T04:07:00Z`, "svg")).toBe(`${address}.svg?asOf=2026-08-22T04:07:00Z`);
  expect(fileOfChart(address, "csv")).toBe(`${address}.csv`);
});
