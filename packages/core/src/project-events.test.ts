import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NoticeLook } from "./notice-events.ts";
import { compareEvents, PROJECT_EVENT_KINDS, REPOSITORY_EVENT } from "./project-event.ts";
import { projectEvents } from "./project-events.ts";
import type { DetailLook } from "./revision-events.ts";

const at = (day: number) => Date.UTC(2026, 2, day);

function revision(day: number, rest: Partial<DetailLook> = {}): DetailLook {
  return {
    fullName: "block/goose",
    license: "Apache-2.0",
    defaultBranch: "main",
    archived: false,
    disabled: false,
    visibility: "public",
    knownAt: at(day),
    lookedAt: null,
    receipt: `r${day}`,
    ...rest,
  };
}

function notice(day: number, kind: NoticeLook["kind"], rest: Partial<NoticeLook> = {}): NoticeLook {
  return { kind, name: "block/goose", takenBy: null, knownAt: at(day), lookedAt: null, receipt: `n${day}`, ...rest };
}

const kindsOf = (...revisions: DetailLook[]) => projectEvents(revisions, []).map(({ kind }) => kind);

describe("what happened to a repository", () => {
  it("is nothing at first sight: how it was found is no news", () => {
    expect(projectEvents([revision(1, { archived: true, disabled: true })], [])).toEqual([]);
    expect(projectEvents([], [])).toEqual([]);
  });

  it("is a renaming while the owner stays, a transfer when the owner is another", () => {
    expect(projectEvents([revision(1), revision(5, { fullName: "Block/duck" })], [])).toEqual([
      {
        ...REPOSITORY_EVENT,
        kind: "renamed",
        at: at(5),
        notBefore: at(1),
        from: "block/goose",
        to: "Block/duck",
        receipt: "r5",
      },
    ]);
    expect(projectEvents([revision(1), revision(5, { fullName: "aaif-goose/goose" })], [])).toMatchObject([
      { kind: "transferred", from: "block/goose", to: "aaif-goose/goose" },
    ]);
  });

  it("is not another spelling of the same name: GitHub compares names without case", () => {
    expect(kindsOf(revision(1), revision(5, { fullName: "Block/Goose" }))).toEqual([]);
  });

  it("is each change between two revisions, in a fixed order", () => {
    const changed = { archived: true, disabled: true, license: null, defaultBranch: "trunk", visibility: "private" };
    expect(kindsOf(revision(1), revision(2, changed), revision(3))).toEqual([
      "unarchived",
      "enabled",
      "licence changed",
      "default branch changed",
      "visibility changed",
      "archived",
      "disabled",
      "licence changed",
      "default branch changed",
      "visibility changed",
    ]);
  });

  it("is a licence that was given or taken away: that there was none is what GitHub said", () => {
    const events = projectEvents([revision(1, { license: null }), revision(2, { license: "MIT" })], []);
    expect(events).toMatchObject([{ kind: "licence changed", from: null, to: "MIT" }]);
  });

  it("is not a column that nobody had asked for before", () => {
    expect(kindsOf(revision(1, { disabled: null, visibility: null }), revision(2, { disabled: true }))).toEqual([]);
  });

  it("was seen at the first look that saw it, and happened after the last that did not", () => {
    const looks = [revision(1), revision(9, { archived: true, lookedAt: at(8) })];
    expect(projectEvents(looks.toReversed(), [])).toMatchObject([{ at: at(9), notBefore: at(8) }]);
  });
});

describe("a notice", () => {
  it("is an event, and that the repository is found again too", () => {
    const notices = [notice(7, "found"), notice(3, "not found", { lookedAt: at(2) })];
    expect(projectEvents([revision(1)], notices)).toEqual([
      { ...REPOSITORY_EVENT, kind: "found again", at: at(7), notBefore: at(3), from: null, to: null, receipt: "n7" },
      { ...REPOSITORY_EVENT, kind: "not found", at: at(3), notBefore: at(2), from: null, to: null, receipt: "n3" },
    ]);
  });

  it("of why it was not found says no more of when than that it was not found", () => {
    for (const why of ["deleted", "made private"] as const) {
      const notices = [notice(3, "not found", { lookedAt: at(2) }), notice(5, why, { lookedAt: at(2) })];
      expect(projectEvents([revision(1)], notices)).toMatchObject([
        { kind: why, at: at(5), notBefore: at(2) },
        { kind: "not found", at: at(3), notBefore: at(2) },
      ]);
      expect(projectEvents([], [notice(3, "not found"), notice(5, why)])[0]).toMatchObject({ notBefore: null });
      const again = [notice(1, "taken down"), notice(3, "not found"), notice(4, "name taken"), notice(5, why)];
      expect(projectEvents([], again)[0]).toMatchObject({ kind: why, notBefore: at(1) });
    }
  });

  it("of a deletion lies after whatever had still met the repository", () => {
    for (const met of ["found", "made private", "taken down"] as const) {
      const notices = [notice(2, "not found"), notice(3, met), notice(5, "deleted")];
      expect(projectEvents([], notices)[0]).toMatchObject({ kind: "deleted", notBefore: at(3) });
    }
    const seen = [notice(2, "not found"), notice(5, "deleted", { lookedAt: at(4) })];
    expect(projectEvents([], seen)[0]).toMatchObject({ kind: "deleted", notBefore: at(4) });
  });

  it("of a repository that nobody had ever met has no earlier look", () => {
    expect(projectEvents([], [notice(3, "not found")])).toMatchObject([{ kind: "not found", notBefore: null }]);
  });

  it("that the name is another's tells whose, and when the repository last bore it", () => {
    const renamed = revision(5, { fullName: "aaif-goose/goose", lookedAt: at(4) });
    const taken = notice(9, "name taken", { takenBy: 77, lookedAt: at(8) });
    expect(projectEvents([revision(1), renamed], [taken])[0]).toEqual({
      ...REPOSITORY_EVENT,
      kind: "name taken",
      at: at(9),
      // Looks after the renaming saw it under its new name.
      notBefore: at(4),
      from: "block/goose",
      to: "77",
      receipt: "n9",
    });
    expect(projectEvents([revision(1)], [taken])[0]).toMatchObject({ notBefore: at(8) });
    expect(projectEvents([], [taken])[0]).toMatchObject({ notBefore: null });
  });

  it("that the name is another's says nothing of whether the repository is there", () => {
    const notices = [notice(2, "not found"), notice(3, "name taken", { takenBy: 7 }), notice(5, "found")];
    expect(projectEvents([], notices)[0]).toMatchObject({ kind: "found again", notBefore: at(2) });
  });
});

describe("a list of events", () => {
  it("goes by instant, then kind, then key: three releases of one look have three places", () => {
    const released = (key: string) => ({ kind: "released" as const, at: at(3), key });
    const sorted = [
      { kind: "renamed" as const, at: at(4), key: "" },
      { kind: "renamed" as const, at: at(3), key: "" },
      { kind: "surge" as const, at: at(3), key: "2026-03-01" },
      released("v1"),
      released("v10"),
      released("v2"),
    ];
    expect(sorted.toReversed().toSorted(compareEvents)).toEqual(sorted);
    expect(compareEvents(released("v1"), released("v1"))).toBe(0);
  });

  const Revisions = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 60 }),
      fullName: fc.constantFrom("a/b", "A/B", "a/c", "d/c"),
      archived: fc.boolean(),
      disabled: fc.constantFrom(true, false, null),
      license: fc.constantFrom("MIT", null),
    }),
  );

  it("is in order, without two in one place, and each lies after the look before it", () => {
    fc.assert(
      fc.property(Revisions, (said) => {
        const byDay = new Map(said.map(({ day, ...rest }) => [day, revision(day, rest)]));
        const events = projectEvents([...byDay.values()], []);
        expect(events.toSorted(compareEvents)).toEqual(events);
        expect(new Set(events.map((e) => `${e.at} ${e.kind} ${e.key}`)).size).toBe(events.length);
        for (const { at: seen, notBefore, kind } of events) {
          expect(notBefore).toBeLessThan(seen);
          expect(PROJECT_EVENT_KINDS).toContain(kind);
        }
      }),
    );
  });
});
