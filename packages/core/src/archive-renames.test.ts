import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { archiveRenames, type NameLook } from "./archive-renames.ts";
import { REPOSITORY_EVENT, type ProjectEvent } from "./project-event.ts";

const hour = (hours: number) => Date.UTC(2026, 2, 1) + hours * 3_600_000;
const look = (hours: number, name: string): NameLook => ({ name, at: hour(hours), receipt: `r${hours}` });
const namesOf = (events: readonly ProjectEvent[]) => events.map(({ from, to }) => [from, to]);

describe("renames of an archive", () => {
  it("lie between the last row under the old name and the first under the new, in whatever order rows come", () => {
    const looks = [look(0, "a/b"), look(24, "a/b"), look(48, "a/c"), look(72, "a/c")];
    const event = { ...REPOSITORY_EVENT, kind: "renamed", at: hour(48), notBefore: hour(24), from: "a/b", to: "a/c" };
    expect(archiveRenames(looks, [])).toEqual([{ ...event, receipt: "r48" }]);
    expect(archiveRenames(looks.toReversed(), [])).toEqual([{ ...event, receipt: "r48" }]);
  });

  it("count from the last row of a source that lags", () => {
    const looks = [look(0, "a/b"), look(24, "d/b"), look(26, "a/b"), look(48, "d/b"), look(49, "a/b"), look(72, "d/b")];
    expect(archiveRenames(looks, [])).toMatchObject([{ kind: "transferred", notBefore: hour(49), at: hour(72) }]);
  });

  it("are told each in a chain of days, and there and back over months", () => {
    const chain = [look(0, "a/claw"), look(30, "b/molt"), look(96, "c/open"), look(120, "c/open")];
    expect(namesOf(archiveRenames(chain, []))).toEqual([
      ["a/claw", "b/molt"],
      ["b/molt", "c/open"],
    ]);
    const back = [look(0, "j/jan"), look(24, "m/jan"), look(24 * 90, "m/jan"), look(24 * 91, "j/jan")];
    expect(namesOf(archiveRenames(back, []))).toEqual([
      ["j/jan", "m/jan"],
      ["m/jan", "j/jan"],
    ]);
  });

  it("are none when the old name is back within four days", () => {
    expect(archiveRenames([look(0, "a/b"), look(24, "c/d"), look(24 + 96, "a/b")], [])).toEqual([]);
    expect(archiveRenames([look(0, "a/b"), look(24, "c/d"), look(24 + 97, "a/b")], [])).toHaveLength(2);
  });

  it("are left out where another has told the same of the same days, and not for one of other days", () => {
    const looks = [look(0, "a/b"), look(24, "a/c")];
    const told = (from: number, at: number): ProjectEvent => ({
      ...{ ...REPOSITORY_EVENT, kind: "renamed", from: "A/B", to: "a/c" },
      ...{ notBefore: hour(from), at: hour(at), receipt: "told" },
    });
    expect(archiveRenames(looks, [told(20, 30)])).toEqual([]);
    expect(archiveRenames(looks, [told(90, 110)])).toEqual([]);
    expect(archiveRenames(looks, [told(24 * 40, 24 * 41)])).toHaveLength(1);
    expect(archiveRenames(looks, [{ ...told(20, 30), to: "a/d" }])).toHaveLength(1);
  });

  it("lead from the first name to the last, each from where the one before has led", () => {
    const row = fc.record({ hours: fc.nat(3_000), name: fc.constantFrom("a/b", "A/B", "c/d", "e/f") });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ hours }) => hours }), (rows) => {
        const events = archiveRenames(
          rows.map(({ hours, name }) => look(hours, name)),
          [],
        );
        events.forEach((event, i) => {
          expect(event.notBefore).toBeLessThan(event.at);
          expect(event.from?.toLowerCase()).not.toBe(event.to?.toLowerCase());
          const before = events[i - 1] ?? { to: event.from };
          expect(event.from?.toLowerCase()).toBe(before.to?.toLowerCase());
        });
      }),
    );
  });
});
