import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStories } from "./read-stories.ts";

const story = (url: string): string =>
  `---\ntitle: T\nurl: https://x.y/${url}\nsource: S\npublished: 2026-03-26\n---\n`;

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stories-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("readStories", () => {
  it("reads every story sorted by slug, and neither README.md nor other files", async () => {
    for (const slug of ["b", "a-2", "a"]) await writeFile(join(folder, `${slug}.md`), story(slug));
    for (const other of ["README.md", "notes.txt", ".md~"]) await writeFile(join(folder, other), "no story");
    const { stories, diagnostics } = await readStories(folder);
    expect(stories.map((s) => s.slug)).toEqual(["a", "a-2", "b"]);
    expect(diagnostics).toEqual([]);
  });

  it("takes a folder that isn't there for an empty one", async () => {
    expect(await readStories(join(folder, "nowhere"))).toEqual({ stories: [], diagnostics: [], named: [] });
  });

  it("says so when the folder is a file", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    expect((await readStories(file)).diagnostics).toMatchObject([{ file, line: 1, severity: "error" }]);
  });

  it("reads the others when one is no UTF-8, too large, a folder or wrong, and names each file", async () => {
    await writeFile(join(folder, "good.md"), story("good"));
    await writeFile(join(folder, "bytes.md"), Uint8Array.of(0x2d, 0x2d, 0x2d, 0xff));
    await writeFile(join(folder, "large.md"), story("x") + "x".repeat(1_000_000));
    await mkdir(join(folder, "folder.md"));
    await writeFile(join(folder, "wrong.md"), "---\ntitle: T\n");
    const { stories, diagnostics } = await readStories(folder);
    expect(stories.map((s) => s.slug)).toEqual(["good"]);
    expect(diagnostics.map((d) => [d.file.slice(folder.length + 1), d.message])).toEqual([
      ["bytes.md", "the file is not UTF-8 text"],
      ["folder.md", "the file can't be read (EISDIR)"],
      ["large.md", "the file is larger than 1 MB"],
      ["wrong.md", "the front matter opens with `---` and never ends"],
    ]);
  });

  it("refuses a story that is dated more than a day ahead, which would stand before all others", async () => {
    await writeFile(join(folder, "one.md"), story("one"));
    const start = Date.parse("2026-03-26T00:00:00Z");
    expect((await readStories(folder, start - 86_400_000)).stories).toHaveLength(1);
    const { stories, diagnostics } = await readStories(folder, start - 86_400_001);
    expect(stories).toEqual([]);
    expect(diagnostics).toMatchObject([
      { line: 5, column: 12, severity: "error", message: "published 2026-03-26 is still to come" },
    ]);
  });

  it("keeps one of two files with the same address, and says which", async () => {
    await writeFile(join(folder, "one.md"), story("same"));
    await writeFile(join(folder, "two.md"), story("same/?utm_source=feed#top"));
    const { stories, diagnostics } = await readStories(folder);
    expect(stories.map((s) => s.slug)).toEqual(["one"]);
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining("one.md") as string }]);
  });
});

describe("the stories of this repository", () => {
  it("hold the AIDRAN story, dated to within three days, with Goose and Muesli confirmed by hand", async () => {
    const { stories, diagnostics } = await readStories(fileURLToPath(new URL("../../../stories", import.meta.url)));
    expect(diagnostics).toEqual([]);
    expect(stories.find((s) => s.slug === "open-source-ai-identity-crisis")).toMatchObject({
      url: "https://aidran.ai/stories/open-source-ais-volume-spike-masks-community-7333",
      source: "AIDRAN",
      published: "2026-03-27",
      publishedPlusMinusDays: 3,
      mentions: [
        { repo: "aaif-goose/goose", status: "confirmed" },
        { repo: "Muesli-HQ/muesli", status: "confirmed" },
      ],
    });
  });
});
