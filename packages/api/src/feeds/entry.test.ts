import { PROJECT_EVENT_KINDS, type ProjectEvent } from "@groundswell/core";
import type { RecentEvent, RecentStory, TaggedRelease } from "@groundswell/db";
import { describe, expect, test } from "vitest";
import { entryOfEvent, entryOfStory, type EntryFrame } from "./entry.ts";
import type { FeedEntry } from "./feed.ts";
import { FEED_KINDS, feedKindOf } from "./kinds.ts";

const FRAME: EntryFrame = { base: "https://stars.example", namespace: "real local", notice: [] };
const AT = Date.parse("2026-03-26T04:07:30Z");

function makeEvent(event: Partial<RecentEvent> & Pick<ProjectEvent, "kind">): RecentEvent {
  return {
    key: "",
    at: AT,
    notBefore: AT - 3_600_000,
    span: null,
    from: null,
    to: null,
    figures: {},
    receipt: "1-9f86d081884c7d65",
    projectId: 1,
    repo: "aaif-goose/goose",
    name: "Goose",
    ...event,
  };
}

const RELEASED = makeEvent({ kind: "released", key: "v1.0", to: "v1.0", notBefore: null });
const SURGE = makeEvent({
  kind: "surge",
  key: "2026-03-25",
  notBefore: Date.parse("2026-03-25T00:00:00Z"),
  span: { from: "2026-03-25", to: "2026-03-25" },
  figures: { stars: 900, expected: 30, p: 1e-9, days: 1 },
});

function makeRelease(release: Partial<TaggedRelease> = {}): TaggedRelease {
  return {
    projectId: 1,
    tag: "v1.0",
    name: null,
    at: AT,
    prerelease: false,
    taggedAt: null,
    publishedAt: AT,
    url: null,
    receipt: "1-9f86d081884c7d65",
    correctedAt: null,
    ...release,
  };
}

const STORY: RecentStory = {
  id: "0123456789abcdef",
  slug: "crisis",
  title: "Crisis",
  url: "https://example.org/crisis",
  source: "Example Weekly",
  published: "2026-03-27",
  publishedAt: null,
  plusMinusDays: 3,
  publishedNote: null,
  active: true,
  byHand: true,
  versions: 1,
  firstSeenAt: AT,
  projects: [
    { id: 1, repo: "aaif-goose/goose", name: "Goose" },
    { id: 2, repo: "feeds/x", name: "X" },
  ],
};

function tell(event: RecentEvent, release: TaggedRelease | null = null): FeedEntry {
  const entry = entryOfEvent(event, release, FRAME);
  if (entry === null) throw new Error(`no entry of ${event.kind}`);
  return entry;
}

describe("an entry's id", () => {
  test("stays when the project is renamed, the fact corrected, or our own address another", () => {
    const { id } = tell(RELEASED);
    expect(tell({ ...RELEASED, repo: "new/name", name: "New", at: AT + 5, receipt: "1-0000000000000000" }).id).toBe(id);
    expect(entryOfEvent(RELEASED, makeRelease({ name: "x" }), { ...FRAME, base: "https://moved.example" })?.id).toBe(
      id,
    );
  });

  test("is another's for another project, kind or key; without a key, for another instant", () => {
    const others = [
      RELEASED,
      { ...RELEASED, projectId: 2 },
      { ...RELEASED, key: "v2" },
      makeEvent({ kind: "archived" }),
      makeEvent({ kind: "archived", at: AT + 1 }),
      makeEvent({ kind: "unarchived" }),
      SURGE,
    ];
    expect(new Set(others.map((event) => tell(event).id)).size).toBe(others.length);
    expect(entryOfEvent(RELEASED, null, { ...FRAME, namespace: "demo local" })?.id).not.toBe(tell(RELEASED).id);
  });
});

describe("an entry of a release", () => {
  test("says that it is a pre-release: most readers want to pass those by", () => {
    const entry = tell(RELEASED, makeRelease({ prerelease: true }));
    expect(entry.title).toBe("Goose: Released v1.0 (pre-release)");
    expect(entry.text).toContain("Released v1.0 (pre-release).\nPublished 2026-03-26 04:07 UTC.");
  });

  test("leads to the project's page and to the release on GitHub", () => {
    const { page, original, text } = tell(
      RELEASED,
      makeRelease({ url: "https://github.com/aaif-goose/goose/releases/tag/v1.0" }),
    );
    expect(page.url).toBe("https://stars.example/aaif-goose/goose");
    expect(original?.url).toBe("https://github.com/aaif-goose/goose/releases/tag/v1.0");
    expect(text.split("\n")).toEqual([
      "Released v1.0.",
      "Published 2026-03-26 04:07 UTC.",
      "",
      "Goose in Groundswell: https://stars.example/aaif-goose/goose",
      "The release on GitHub: https://github.com/aaif-goose/goose/releases/tag/v1.0",
      "Where this is from: https://stars.example/receipts/1-9f86d081884c7d65",
    ]);
  });

  test("leads to its tag where no address is known, or one that is not the web's", () => {
    const odd = { ...RELEASED, key: "a/b #1", to: "a/b #1" };
    for (const url of [null, "javascript:alert(1)", "not an address"]) {
      expect(tell(odd, makeRelease({ url })).original?.url).toBe(
        "https://github.com/aaif-goose/goose/releases/tag/a%2Fb%20%231",
      );
    }
  });

  test("tells its name where that is more than the tag, on one line and whatever is in it", () => {
    expect(tell(RELEASED, makeRelease({ name: "v1.0" })).text).not.toContain("Called");
    const name = "]]> <b>x</b>\u0000\n🎉 \u202e1.0";
    expect(tell(RELEASED, makeRelease({ name })).text).toContain("\nCalled: ]]> <b>x</b> 🎉 1.0\n");
  });

  test("is updated when GitHub says another thing of it", () => {
    expect(tell(RELEASED, makeRelease()).updatedAt).toBe(AT);
    expect(tell(RELEASED, makeRelease({ correctedAt: AT + 60_000 })).updatedAt).toBe(AT + 60_000);
  });

  test("has a title that is cut, and says all of it in its text", () => {
    const tag = `v${"9".repeat(299)}`;
    const { title, text } = tell({ ...RELEASED, key: tag, to: tag });
    expect(title).toHaveLength(200);
    expect(text).toContain(tag);
  });
});

describe("an entry of what was counted", () => {
  test("of a surge that goes on is updated when the last of its days was over", () => {
    expect(tell(SURGE).updatedAt).toBe(AT);
    const longer = { ...SURGE, span: { from: "2026-03-25", to: "2026-03-28" } };
    expect(tell(longer).id).toBe(tell(SURGE).id);
    expect(tell(longer).updatedAt).toBe(Date.parse("2026-03-29T00:00:00Z"));
  });

  test("of a drop that goes on is updated when the last of it was seen, and says so", () => {
    const figures = { starsBefore: 5000, starsAfter: 4900, forksBefore: 1, forksAfter: 1, lastSeenAt: AT };
    const drop = makeEvent({ kind: "drop", key: "2026-03-26", figures });
    const later = { ...drop, figures: { ...figures, starsAfter: 4100, lastSeenAt: AT + 3_600_000 } };
    expect([tell(drop), tell(later)]).toMatchObject([
      { title: "Goose: Drop of 100 stars between two looks, from 5,000 to 4,900 (−2 %)", updatedAt: AT },
      { id: tell(drop).id, publishedAt: AT, updatedAt: AT + 3_600_000 },
    ]);
    expect(tell(later).text).toContain(
      "\nSeen 2026-03-26 04:07 UTC, the last of it 2026-03-26 05:07 UTC; it happened after 2026-03-26 03:07 UTC.\n",
    );
  });

  test("of a drop is the same when a look that came late was the first to see it", () => {
    const drop = makeEvent({ kind: "drop", key: "2026-03-26", figures: { starsBefore: 900, starsAfter: 700 } });
    expect(tell({ ...drop, at: AT - 60_000 }).id).toBe(tell(drop).id);
    expect(tell({ ...drop, key: "2026-03-26 2" }).id).not.toBe(tell(drop).id);
  });

  test("of what lies between two looks says both", () => {
    expect(tell(makeEvent({ kind: "licence changed", from: "MIT", to: null })).text).toContain(
      "Seen 2026-03-26 04:07 UTC; it happened after 2026-03-26 03:07 UTC.",
    );
  });
});

describe("an entry of a story", () => {
  test("names whom the story names and how sure its day is, and leads to each page", () => {
    expect(entryOfStory(STORY, FRAME)).toMatchObject({
      title: "Crisis (Example Weekly)",
      page: { url: "https://stars.example/stories/crisis" },
      original: { url: "https://example.org/crisis" },
      publishedAt: Date.parse("2026-03-27T00:00:00Z"),
      text: [
        "Example Weekly published this on 2026-03-27, give or take 3 days. It names Goose, X.",
        "",
        "The story where it was published: https://example.org/crisis",
        "The story in Groundswell: https://stars.example/stories/crisis",
        "Goose in Groundswell: https://stars.example/aaif-goose/goose",
        "X in Groundswell: https://stars.example/p/feeds/x",
      ].join("\n"),
    });
  });

  test("stays the same one under another slug, with another title, and when it turns out to name more projects", () => {
    const { id, updatedAt } = entryOfStory(STORY, FRAME);
    const later = { ...STORY, slug: "a-file", title: "Crisis?", projects: STORY.projects.slice(1), versions: 2 };
    expect(entryOfStory(later, FRAME)).toMatchObject({ id, updatedAt });
    expect(entryOfStory(later, FRAME).page.url).toBe("https://stars.example/stories/a-file");
  });
});

test("every kind of event is in a feed, but for gaps in our own data and the names of branches", () => {
  expect(PROJECT_EVENT_KINDS.filter((kind) => feedKindOf(kind) === null)).toEqual([
    "default branch changed",
    "data gap",
  ]);
  const kinds = new Set([...PROJECT_EVENT_KINDS.map(feedKindOf), "story"]);
  expect(FEED_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
});

test("no entry says why: what came after is not told as what came of it", () => {
  const sentences = PROJECT_EVENT_KINDS.map((kind) =>
    makeEvent({
      kind,
      from: "a/b",
      to: "c/d",
      key: "2026-03-25",
      figures: { stars: 9, expected: 2, before: 1, after: 4, starsBefore: 9, starsAfter: 2 },
    }),
  );
  const texts = sentences.flatMap((event) => entryOfEvent(event, null, FRAME)?.text ?? []);
  expect(texts.filter((text) => /because|caused|due to|NaN|undefined/i.test(text))).toEqual([]);
});
