import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileLinker } from "./compile-linker.ts";
import { TARGETS } from "./test-targets.ts";
import { REVIEW_SCORE } from "./types.ts";

const linker = compileLinker(TARGETS);
const PIECES = [
  ...TARGETS.flatMap(({ repo, name, aliases, context, notContext, homepage }) => [
    repo,
    name,
    `https://github.com/${repo}`,
    homepage ?? ".",
    ...aliases,
    ...context,
    ...notContext,
  ]),
  ..."a the to . ! \n \n\n - # :: / ( ) [ ]( ) `` npm\u0020install pip\u0020install @ _ … “ ’ é 日本 ไทย 한글 \u202e \u0000 \ud800 😀".split(
    " ",
  ),
];
const text = fc.oneof(
  fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom("", " ", "\n")), { maxLength: 60 })
    .map((parts) => parts.flat().join("")),
  fc.string({ unit: "binary", maxLength: 300 }),
);
const item = fc.record({
  title: fc.option(text),
  text,
  url: fc.option(
    fc.oneof(fc.webUrl(), fc.constantFrom("https://goose-docs.ai/x", "https://github.com/pressly/goose", "::")),
  ),
  links: fc.array(fc.oneof(fc.webUrl(), text), { maxLength: 3 }),
});

describe("whatever the text", () => {
  it("finds each project once at most, with a score, a reason and a short span on one line", () => {
    fc.assert(
      fc.property(item, (story) => {
        const found = linker.find(story);
        expect(new Set(found.map(({ repo }) => repo)).size).toBe(found.length);
        for (const { tier, score, linked, eligible, evidence, place } of found) {
          expect(score).toBeGreaterThanOrEqual(REVIEW_SCORE);
          expect(score).toBeLessThanOrEqual(1);
          expect(linked).toBe(score >= 0.6);
          expect(!eligible || tier !== "T3" || place === "title").toBe(true);
          expect(evidence.length).toBeGreaterThan(0);
          expect(evidence.length).toBeLessThanOrEqual(200);
          expect(evidence).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        }
        expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
      }),
      { numRuns: 400 },
    );
  });

  it("answers the same again, and whatever the order of the projects", () => {
    const turned = compileLinker(TARGETS.toReversed());
    expect(turned.fingerprint).toBe(linker.fingerprint);
    fc.assert(
      fc.property(item, (story) => {
        const found = linker.find(story);
        expect(linker.find(story)).toEqual(found);
        expect(turned.find(story)).toEqual(found);
      }),
      { numRuns: 200 },
    );
  });

  it("is as sure of an address when other text stands around it", () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(...TARGETS), (before, after, { repo }) => {
        const found = linker.find({
          title: null,
          text: `${before}\n\nhttps://github.com/${repo} \n${after}`,
          url: null,
        });
        expect(found.find((mention) => mention.repo === repo)).toMatchObject({ tier: "T1", score: 1 });
      }),
      { numRuns: 200 },
    );
  });
});

describe("the fingerprint", () => {
  it("changes with every field that answers depend on", () => {
    const [first, ...rest] = TARGETS;
    const changes = [
      { name: "Gander" },
      { context: [] },
      { notContext: [] },
      { homepage: null },
      { formerly: [] },
      { maintainers: [] },
    ];
    const prints = changes.map(
      (change) => compileLinker([{ ...first, ...change } as (typeof TARGETS)[number], ...rest]).fingerprint,
    );
    expect(new Set([linker.fingerprint, ...prints]).size).toBe(changes.length + 1);
    expect(compileLinker([...TARGETS, ...TARGETS]).fingerprint).toBe(linker.fingerprint);
  });
});
