import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredMention } from "../schema/index.ts";
import { combine, fileRequest, type TellerWord } from "./combine.ts";

const mention = (rest: Partial<StoredMention> = {}): StoredMention => ({
  projectId: 1,
  status: "linked",
  tier: "T1",
  score: 1,
  eligible: true,
  place: "link",
  evidence: "see it",
  ...rest,
});
const decision = (status: "confirmed" | "rejected", evidence: string | null = null): StoredMention =>
  mention({ status, tier: null, score: null, eligible: status === "confirmed", place: null, evidence });
const doubt = mention({ status: "review", tier: "T3", score: 0.5, eligible: false, place: "text" });

function word(toldBy: string, rest: Partial<TellerWord["newest"]> = {}, first = 1): TellerWord {
  const newest = {
    ...{ storyId: "0123456789abcdef", toldBy, version: 1, knownAt: new Date(first), contentHash: "sha256:00" },
    request: toldBy === "file" ? fileRequest("a-file") : `https://x.example/${toldBy}`,
    ...{ title: `By ${toldBy}`, url: "https://x.example/a", source: toldBy, published: "2026-03-27" },
    ...{ publishedAt: null, plusMinusDays: 0, publishedNote: null, active: true, mentions: [], linkedBy: "x" },
    ...rest,
  };
  return { newest, firstToldAt: new Date(first), versions: newest.version };
}

describe("what is shown of a story", () => {
  it("is the file's word, though others told first", () => {
    const { story, fileSlug } = combine([word("feed", {}, 1), word("file", {}, 9)]);
    expect(story).toMatchObject({
      title: "By file",
      byHand: true,
      listed: true,
      versions: 2,
      firstSeenAt: new Date(1),
    });
    expect(fileSlug).toBe("a-file");
  });

  it("is without a file the word of who told first, whatever order they come in", () => {
    const words = [word("b", {}, 2), word("a", {}, 1), word("c", {}, 3)];
    for (const order of [words, words.toReversed()]) expect(combine(order).story.title).toBe("By a");
  });

  it("is no longer the word of who took it back", () => {
    const { story } = combine([word("a", { active: false, version: 2 }, 1), word("b", {}, 2)]);
    expect(story).toMatchObject({ title: "By b", active: true, versions: 3, firstSeenAt: new Date(1) });
  });

  it("is hidden when all have taken it back, and names nobody", () => {
    const gone = { active: false, mentions: [mention()] };
    const { story, mentions, fileSlug } = combine([word("file", gone), word("a", gone)]);
    expect(story).toMatchObject({ title: "By file", active: false, byHand: false, listed: false });
    expect([mentions, fileSlug]).toEqual([[], null]);
  });

  it("stands in lists only where it names somebody for certain, or is kept by hand", () => {
    const listed = (...mentions: StoredMention[]) => combine([word("a", { mentions })]).story.listed;
    expect([listed(), listed(doubt), listed(mention())]).toEqual([false, false, true]);
    expect(combine([word("file", { mentions: [decision("rejected")] })]).story.listed).toBe(true);
  });
});

describe("whom it names", () => {
  const ofOne = (...words: TellerWord[]) => combine(words).mentions[0];

  it.each(["confirmed", "rejected"] as const)(
    "%s by hand holds against any machine, and says what it saw",
    (status) => {
      const said = ofOne(word("a", { mentions: [doubt] }), word("b", { mentions: [mention()] }), {
        ...word("file", { mentions: [decision(status)] }),
      });
      expect(said).toMatchObject({
        status,
        eligible: status === "confirmed",
        tier: "T1",
        score: 1,
        evidence: "see it",
      });
    },
  );

  it("has the words that somebody chose, where somebody did", () => {
    const file = word("file", { mentions: [decision("confirmed", "their words")] });
    expect(ofOne(word("a", { mentions: [mention()] }), file)?.evidence).toBe("their words");
  });

  it("is the machines' again when the file is gone", () => {
    const file = word("file", { active: false, mentions: [decision("rejected")] });
    expect(ofOne(word("a", { mentions: [mention()] }), file)?.status).toBe("linked");
  });

  it("is of several machines the surest: linked before in doubt, then fit for effects, then the higher score", () => {
    const context = mention({ tier: "T3", score: 1, eligible: false });
    const link = mention({ score: 0.95 });
    const words = [doubt, context, link].map((one, i) => word(`m${i}`, { mentions: [one] }));
    for (const order of [words, words.toReversed()]) expect(ofOne(...order)).toMatchObject(link);
    expect(
      ofOne(word("a", { mentions: [context] }), word("b", { mentions: [{ ...context, score: 0.7 }] }))?.score,
    ).toBe(1);
  });

  it("is everybody that any of them names", () => {
    const other = mention({ projectId: 2 });
    const { mentions } = combine([word("a", { mentions: [other] }), word("b", { mentions: [mention()] })]);
    expect(mentions.map(({ projectId }) => projectId)).toEqual([1, 2]);
  });
});

it("does not depend on the order in which tellers are read", () => {
  const score = fc.constantFrom(0.4, 0.6, 0.9, 1);
  const read = fc.record({ projectId: fc.constantFrom(1, 2), score, eligible: fc.boolean() }).map(mention);
  const decided = fc.constantFrom(decision("confirmed"), decision("rejected"));
  const tellers = fc.uniqueArray(fc.constantFrom("a", "b", "c", "file"), { minLength: 1 });
  const told = tellers.chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .record({
            active: fc.boolean(),
            mentions: fc.uniqueArray(name === "file" ? decided : read, { selector: (m) => m.projectId, maxLength: 2 }),
            first: fc.constantFrom(1, 2, 3),
          })
          .map(({ first, ...rest }) => word(name, rest, first)),
      ),
    ),
  );
  fc.assert(
    fc.property(told, fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (words, keys) => {
      const shuffled = words.map((one, i) => ({ one, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key);
      const combined = combine(words);
      expect(combine(shuffled.map(({ one }) => one))).toEqual(combined);
      const file = words.find(({ newest }) => newest.toldBy === "file" && newest.active)?.newest;
      for (const { projectId, status } of file?.mentions ?? []) {
        expect(combined.mentions.find((m) => m.projectId === projectId)?.status).toBe(status);
      }
      expect(combined.story.active).toBe(words.some(({ newest }) => newest.active));
    }),
  );
});
