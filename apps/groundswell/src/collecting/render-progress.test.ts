import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProgressLine } from "./progress-line.ts";
import { renderProgress, type ProgressState } from "./render-progress.ts";

/** Back to the beginning of the line, and erase it. */
const REDRAW = "\r\u001B[2K";
const RESETS_AT = Date.parse("2026-11-22T14:50:00Z");

function makeState(change: Partial<ProgressState> = {}): ProgressState {
  return {
    due: 34,
    done: 12,
    requests: 57,
    budgets: [
      { bucket: "core", limit: 5_000, remaining: 4_702, resetsAt: RESETS_AT },
      { bucket: "graphql", limit: 5_000, remaining: 4_990, resetsAt: RESETS_AT },
    ],
    fetching: { resource: "history_depth", repos: ["ollama/ollama"] },
    waitsUntil: null,
    ...change,
  };
}

describe("renderProgress", () => {
  it("says what is done, what it cost, what is left and what is being fetched", () => {
    expect(renderProgress(makeState(), 120)).toBe(
      "12 of 34 projects · 57 requests · REST 4,702, GraphQL 4,990 left · ollama/ollama: older star history",
    );
  });

  it("says how many a batch is of", () => {
    const fetching = { resource: "totals" as const, repos: ["a/b", "c/d"] };
    expect(renderProgress(makeState({ fetching }), 120)).toMatch(/ · totals of 2 projects$/);
  });

  it("says until when it waits, rather than what it fetched last", () => {
    expect(renderProgress(makeState({ waitsUntil: RESETS_AT }), 120)).toMatch(/ · waiting until 14:50 UTC$/);
  });

  it("leaves out what is not known yet, and pauses, which have no requests", () => {
    const budgets = [{ bucket: "pause", limit: 0, remaining: 0, resetsAt: RESETS_AT }];
    expect(renderProgress(makeState({ due: null, done: 0, requests: 0, budgets, fetching: null }), 80)).toBe(
      "0 requests",
    );
  });

  it("never fills the last column, which would wrap it, and holds no escape code", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.string(), (columns, repo) => {
        const line = renderProgress(makeState({ fetching: { resource: "totals", repos: [`a/${repo}`] } }), columns);
        expect(line.length).toBeLessThan(columns);
      }),
    );
    expect(renderProgress(makeState(), 20)).not.toContain("\u001B");
  });
});

describe("ProgressLine", () => {
  it("writes nothing at all where there is no terminal", () => {
    const written: string[] = [];
    const line = new ProgressLine({ write: (text) => written.push(text) }, () => makeState());
    line.draw({ always: true });
    line.above(() => written.push("a log line"));
    line.clear();
    expect(written).toEqual(["a log line"]);
  });

  it("is taken away for what stays, and drawn again below it", () => {
    const written: string[] = [];
    const terminal = { isTTY: true, columns: 120, write: (text: string) => written.push(text) };
    const line = new ProgressLine(terminal, () => makeState());
    line.draw();
    line.above(() => written.push("a log line\n"));
    expect(written).toEqual([
      expect.stringContaining(`${REDRAW}12 of 34`),
      REDRAW,
      "a log line\n",
      expect.stringContaining(`${REDRAW}12 of 34`),
    ]);
  });

  it("takes 80 columns where the terminal says 0", () => {
    let shown = "";
    new ProgressLine({ isTTY: true, columns: 0, write: (text) => (shown = text) }, () => makeState()).draw();
    expect(shown).toContain("12 of 34 projects · 57 requests");
  });
});
