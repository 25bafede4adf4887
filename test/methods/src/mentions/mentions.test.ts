import { mentionFigures as committed } from "@groundswell/methods";
import { describe, expect, it } from "vitest";
import { measureMentions, type Count } from "./measure-mentions.ts";
import { readStoryData } from "./read-stories.ts";

/** Where the labelled passages are absent, this looks at what was measured when they were there. */
const data = readStoryData();
const figures = data === null ? committed : measureMentions(data);

const precision = ({ links, right }: Count): number => right / links;

describe("the linker on labelled passages", () => {
  it("does as was written down when it was last measured", () => {
    expect(figures).toEqual(committed);
    if (data === null) console.warn("NOT CHECKED: the figures written down could not be compared with passages");
  });

  it.each(["alone", "withAddress"] as const)("is nearly never wrong where nobody is asked (%s)", (kind) => {
    const { eligible } = figures[kind];
    expect(eligible.links).toBeGreaterThanOrEqual(7);
    expect(precision(eligible)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(["alone", "withAddress"] as const)(
    "finds half of what ambiguous names mean, nine times in ten rightly (%s)",
    (kind) => {
      const { bySign, meantByAmbiguousName } = figures[kind];
      const ambiguous = bySign["ambiguous name"];
      expect(meantByAmbiguousName).toBeGreaterThanOrEqual(30);
      expect(precision(ambiguous)).toBeGreaterThanOrEqual(0.9);
      expect(ambiguous.right / meantByAmbiguousName).toBeGreaterThanOrEqual(0.5);
    },
  );

  it("does as well on words that the weights were not chosen on", () => {
    const { leftOut } = figures;
    expect(precision(leftOut)).toBeGreaterThanOrEqual(0.9);
    expect(leftOut.right / leftOut.meant).toBeGreaterThanOrEqual(0.5);
  });
});

describe("the linker on whole texts", () => {
  it.each(["labelled", "default"] as const)("finds every link to a repository of the %s watchlist", (watchlist) => {
    const { repoLinks, repoLinksFound } = figures.stories[watchlist];
    expect(repoLinks).toBeGreaterThanOrEqual(36);
    expect(repoLinksFound).toBe(repoLinks);
  });

  it.each(["labelled", "default"] as const)("sees no project of the %s watchlist before it was there", (watchlist) => {
    const { earlyTexts, earlyNameLinks } = figures.stories[watchlist];
    expect(earlyTexts).toBeGreaterThan(50);
    expect(earlyNameLinks).toBe(0);
  });
});
