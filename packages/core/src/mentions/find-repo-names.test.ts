import { describe, expect, it } from "vitest";
import { compileLinker } from "./compile-linker.ts";
import { TARGETS } from "./test-targets.ts";

const linker = compileLinker(TARGETS);

function find(text: string) {
  return linker.find({ title: null, text, url: null }).map(({ repo, tier }) => `${repo} ${tier}`);
}

describe("owner/name", () => {
  it.each([
    "It is openai/codex now.",
    "(openai/codex)",
    "`OpenAI/Codex`",
    "repo:openai/codex is:open",
    "fixed in openai/codex#12",
    "docker pull openai/codex:latest",
    "svg?repos=react/react,openai/codex&type=Date",
    "日本語openai/codexです",
  ])("names the repository: %s", (text) => {
    expect(find(text)).toContain("openai/codex T2");
  });

  it.each([
    "src/openai/codex",
    "./openai/codex",
    "openai/codex/main.rs",
    "@openai/codex",
    "my-openai/codex",
    "x.openai/codex",
    "https://hub.example/r/openai/codex",
    "openai/codex-action",
  ])("is a piece of something else: %s", (text) => {
    expect(find(text).filter((found) => found.endsWith("T2"))).toEqual([]);
  });

  it("of somebody else speaks against an ambiguous name", () => {
    const ours = "The Goose agent got recipes.";
    expect(find(ours)).toEqual(["aaif-goose/goose T3"]);
    expect(find(`${ours} It was pressly/goose that did.`)).toEqual([]);
    expect(find(`${ours} https://github.com/pressly/goose did.`)).toEqual([]);
    expect(find(`${ours} It was block/goose that did.`)).toEqual(["aaif-goose/goose T2"]);
  });
});

describe("install commands", () => {
  it.each([
    ["npm install -g n8n", "n8n-io/n8n"],
    ["npx n8n@latest start", "n8n-io/n8n"],
    ["pnpm add left-pad @openai/codex@1.2", "openai/codex"],
    ["bunx @openai/codex", "openai/codex"],
    ["$ pip3 install -U 'faster_whisper[cpu]>=1.0'", "SYSTRAN/faster-whisper"],
    ["uv tool install openai-whisper", "openai/whisper"],
    ["uvx faster-whisper talk.mp3", "SYSTRAN/faster-whisper"],
  ])("%s names %s", (text, repo) => {
    expect(find(text)).toEqual([`${repo} T2`]);
  });

  it.each([
    "npm install whisper-ui",
    "pip install whisper",
    "npm run n8n-start",
    "pip install n9n",
    "cargo add openai-whisper",
  ])("%s installs nothing of ours", (text) => {
    expect(find(text).filter((found) => found.endsWith("T2"))).toEqual([]);
  });

  it("ends where its sentence goes on", () => {
    expect(find("Run npm install left-pad and then n8n starts.")).toEqual(["n8n-io/n8n T3"]);
  });
});
