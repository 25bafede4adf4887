import { describe, expect, it } from "vitest";
import { joinNames } from "./join-names.ts";

const rename = (old_repo: string, old_last_date: string, new_repo: string, new_first_date: string) => ({
  old_repo,
  new_repo,
  old_last_date,
  new_first_date,
});

describe("following repositories through their names", () => {
  it("goes along a chain of names, whatever their case", () => {
    const projectOf = joinNames([
      rename("claw/one", "2026-01-27", "claw/two", "2026-01-28"),
      rename("Claw/Two", "2026-01-30", "open/three", "2026-01-30"),
    ]);
    const keys = [projectOf("claw/one", "2026-01-26"), projectOf("claw/two", "2026-01-29")];
    expect(new Set([...keys, projectOf("Open/Three", "2026-02-20")]).size).toBe(1);
  });

  it("goes there and back", () => {
    const projectOf = joinNames([
      rename("jan/jan", "2025-03-18", "menlo/jan", "2025-03-19"),
      rename("menlo/jan", "2025-10-28", "jan/jan", "2025-10-29"),
    ]);
    const first = projectOf("jan/jan", "2025-01-01");
    expect([projectOf("menlo/jan", "2025-05-01"), projectOf("jan/jan", "2026-01-01")]).toEqual([first, first]);
  });

  it("keeps apart what took a name that another had left", () => {
    const projectOf = joinNames([rename("lab/seq", "2022-05-16", "lab/seq-old", "2022-05-17")]);
    expect(projectOf("lab/seq", "2022-06-01")).not.toBe(projectOf("lab/seq-old", "2022-06-01"));
    expect(projectOf("lab/seq", "2022-05-01")).toBe(projectOf("lab/seq-old", "2022-06-01"));
  });
});
