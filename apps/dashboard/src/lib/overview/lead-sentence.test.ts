import { describe, expect, it } from "vitest";
import type { Lead } from "#lib/server/front/lead.ts";
import { writeGain, writeLead, writeRest, type Part } from "./lead-sentence.ts";

const NONE = { accelerating: 0, slowing: 0, steady: 0, uncertain: 0, "no activity": 0, "too little data": 0 };
const top = { repo: "unslothai/unsloth", name: "Unsloth", ratio: { value: 4.4, low: 3.6, high: 5.4 } };
const lead = (labels: Partial<Lead["labels"]>, change: Partial<Lead> = {}): Lead => ({
  projects: 34,
  labels: { ...NONE, ...labels },
  to: "2026-08-21",
  top: null,
  gain: null,
  ...change,
});
const toText = (parts: readonly Part[]) =>
  parts
    .map(({ text }) => text)
    .join("")
    .replaceAll("\u00a0", " ");

describe("the front page's first sentence", () => {
  it("counts who moves, and names who does so most surely with the interval", () => {
    expect(toText(writeLead(lead({ accelerating: 5, slowing: 7, steady: 9 }, { top })))).toBe(
      "5 of 34 projects are accelerating, 7 slowing; most surely Unsloth: 4.4 × its rate before (3.6–5.4).",
    );
    expect(toText(writeLead(lead({ accelerating: 1 }, { top })))).toMatch(
      /^1 of 34 projects is accelerating, none slow/,
    );
  });

  it("leads from each count to the list of those", () => {
    const targets = writeLead(lead({ accelerating: 5, slowing: 7 }, { top })).map(({ of }) => of);
    expect(targets.filter((of) => of !== null)).toEqual([
      { label: "accelerating" },
      { label: "slowing" },
      { repo: "unslothai/unsloth" },
    ]);
  });

  it("says that nobody surely accelerates, that too little is known, or that nobody is watched: three things", () => {
    expect(toText(writeLead(lead({ slowing: 2, steady: 1 })))).toBe(
      "None of 34 projects is surely accelerating, 2 slowing.",
    );
    expect(toText(writeLead(lead({ "too little data": 34 })))).toMatch(/^Too few days are known/);
    expect(toText(writeLead(lead({ "no activity": 1, "too little data": 33 })))).toMatch(/^None of 34/);
    expect(toText(writeLead(lead({}, { projects: 0 })))).toBe("No projects are watched yet.");
  });

  it("names the week of the largest gain by its last day: of an archive that is long ago", () => {
    const gain = { repo: "openai/codex", name: "Codex", change: { value: 5580, to: "2026-08-22T03:40:19Z" } };
    expect(toText(writeGain(lead({}, { gain })))).toBe("Codex gained most: +5,580 stars in the week to 22 Aug 2026.");
    expect(writeGain(lead({}))).toEqual([]);
  });

  it("counts the others, those of whom too little is known among them", () => {
    expect(toText(writeRest(lead({ accelerating: 1, steady: 9, "too little data": 2 })))).toBe(
      "The others: 9 steady, 2 with too little data.",
    );
  });

  it("speaks of others only where somebody was counted before them", () => {
    expect(writeRest(lead({ "too little data": 13 }))).toEqual([]);
    expect(toText(writeRest(lead({ steady: 1, "too little data": 33 })))).toBe(
      "In all: 1 steady, 33 with too little data.",
    );
    expect(toText(writeRest(lead({ steady: 34 })))).toBe("In all: 34 steady.");
  });
});
