import { describe, expect, it } from "vitest";
import { compileLinker } from "./compile-linker.ts";
import { TARGETS } from "./test-targets.ts";

const linker = compileLinker(TARGETS);
const SMALL = 100_000;
const TIMES = 8;
/** Eight times the text may take eight times as long, and a few times that for a processor that others share. */
const LIMIT = TIMES * 3;
/** Below this a clock tells nothing. */
const FLOOR_MS = 20;

/** The processor's time: other work on the machine makes no difference. */
function timeMs(text: string): number {
  const from = process.cpuUsage();
  linker.find({ title: text.slice(0, 1000), text, url: null, links: [text.slice(0, 10_000)] });
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

describe("a hostile text", () => {
  it.each([
    ["one name, again and again", "goose "],
    ["a name with all its words", "OpenAI Goose agent MCP recipe "],
    ["brackets", "((("],
    ["one long word", "goose"],
    ["a path without end", "openai/codex/"],
    ["hosts without end", "github.com."],
    ["addresses within addresses", "https://github.com/openai/codex?u="],
    ["commands within commands", "npm install npx "],
    ["spaces", "goose          "],
    ["hyphens", "goose-"],
    ["dots", "goose.goose..."],
    ["words of an alias", "Codex CLI Gemini "],
    ["capitals", "Jan Goose Flux Whisper "],
    ["one letter", "a"],
    ["another script", "гусь "],
    ["lone surrogates", "\ud800"],
    ["users of hosts", "//a:b@github.com/x/y@"],
  ])("takes time in proportion to its length: %s", (_, piece) => {
    const small = piece.repeat(SMALL / piece.length);
    timeMs(small);
    const one = Math.min(timeMs(small), timeMs(small));
    const many = timeMs(small.repeat(TIMES));
    expect(many).toBeLessThan(Math.max(one, FLOOR_MS) * LIMIT);
  });
});
