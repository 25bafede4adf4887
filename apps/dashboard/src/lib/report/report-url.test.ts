import { expect, it } from "vitest";
import { writeReportUrl } from "./report-url.ts";

const place = { publicUrl: "https://g.example", canonical: "https://g.example/aaif-goose/goose" };
const subject = {
  repo: "aaif-goose/goose",
  what: "stars of Goose & co",
  value: "53,197",
  at: "2026-08-22",
  receipt: "41",
};
const read = (address: string) => new URL(address).searchParams;

it("fills in all that finds the number again, and keeps what the address asks for itself", () => {
  const params = read(writeReportUrl("https://git.example/new?template=number.md", subject, place));
  expect(params.get("template")).toBe("number.md");
  expect(params.get("title")).toBe("Wrong number: stars of Goose & co (aaif-goose/goose)");
  expect(params.get("body")?.split("\n").slice(0, 7)).toEqual([
    "- Page: https://g.example/aaif-goose/goose",
    "- Project: aaif-goose/goose",
    "- Figure: stars of Goose & co",
    "- Shown: 53,197",
    "- As of: 2026-08-22",
    "- Receipt: https://g.example/receipts/41",
    "",
  ]);
});

it("says that a computed number has no receipt, and leaves out what is not known of it", () => {
  const body = read(
    writeReportUrl("https://git.example/new", { ...subject, repo: null, at: null, receipt: null }, place),
  );
  expect(body.get("body")).toContain("- Receipt: none, it is computed");
  expect(body.get("body")).not.toMatch(/Project|As of/);
  expect(body.get("title")).toBe("Wrong number: stars of Goose & co");
});

it("stays short enough for a tracker to take, whatever it is of", () => {
  const long = { ...subject, what: "é".repeat(5_000), value: "9".repeat(5_000) };
  expect(writeReportUrl("https://git.example/new", long, place).length).toBeLessThan(8_000);
});
