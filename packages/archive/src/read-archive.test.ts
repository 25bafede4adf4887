import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { formatDiagnostic } from "@groundswell/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeArchive } from "./encode-archive.ts";
import { readArchive, readBundledArchive } from "./read-archive.ts";

const CSV = "observed_at,repo,stars,forks,open_issues,source\n2026-08-22T04:07:20Z,a/b,5,2,1,s\n";
const NO_ROWS = { observations: [], releases: [], sources: [] };
const NOW = Date.parse("2026-08-23");

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "groundswell-archive-"));
});
afterAll(() => rm(dir, { recursive: true }));

const put = async (name: string, content: string | Uint8Array) => {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
};
const read = async (name: string, content: string | Uint8Array, maxBytes?: number) =>
  readArchive(await put(name, content), { now: NOW, ...(maxBytes !== undefined && { maxBytes }) });
const complaint = async (reading: ReturnType<typeof readArchive>) => {
  const { archive, diagnostics } = await reading;
  expect(archive).toBeNull();
  return diagnostics.map(formatDiagnostic).join("\n");
};

describe("one file", () => {
  it("is the same archive in every form, and the same hash compressed or not", async () => {
    const plain = await read("a.csv", CSV);
    const packed = await read("a.CSV.GZ", gzipSync(CSV));
    const compact = await read("a.jsonl", encodeArchive(plain.archive ?? NO_ROWS, { compiled: "2026-08-23" }));
    expect(plain.archive?.observations).toHaveLength(1);
    expect(packed.archive?.observations).toEqual(plain.archive?.observations);
    expect(compact.archive?.observations).toEqual(plain.archive?.observations);
    expect(packed.archive?.contentHash).toBe(plain.archive?.contentHash);
  });

  it("is refused when it is larger than allowed, before or after decompression", async () => {
    expect(await complaint(read("big.csv", CSV, 40))).toContain("larger than 40 bytes");
    expect(await complaint(read("bomb.csv.gz", gzipSync(Buffer.alloc(1_000_000)), 10_000))).toContain(
      "larger than 10000",
    );
  });

  it("is refused with a reason when it can't be read", async () => {
    expect(await complaint(readArchive(join(dir, "none.csv")))).toContain("no such file");
    expect(await complaint(read("a.xlsx", CSV))).toContain("unknown kind of file");
    expect(await complaint(read("cut.csv.gz", gzipSync(CSV).subarray(0, 30)))).toContain("not a complete gzip file");
    await mkdir(join(dir, "folder.csv"));
    expect(await complaint(readArchive(join(dir, "folder.csv")))).toContain("not a file");
  });

  it("is held to the clock that it is given", async () => {
    const path = await put("later.csv", CSV);
    expect(await complaint(readArchive(path, { now: Date.parse("2026-01-01") }))).toContain("in the future");
  });
});

describe("a folder", () => {
  const observation = { observedAt: NOW, timeKnown: true, repo: "a/b", stars: 5, forks: 2, openIssues: 1 };
  const encoded = (stars: number) =>
    encodeArchive(
      {
        observations: [{ ...observation, stars, openIssuesAndPulls: null, source: "s" }],
        releases: [{ repo: "a/b", tag: `v${stars}`, taggedAt: 0, kind: "release", source: "t" }],
        sources: [],
      },
      { compiled: "2026-08-23" },
    );
  const folderOf = async (name: string, files: Record<string, string>) => {
    await mkdir(join(dir, name));
    for (const [file, text] of Object.entries(files)) await put(join(name, file), text);
    return readBundledArchive(join(dir, name));
  };

  it("is all of its compact files, a repeated row once", async () => {
    const { archive, diagnostics } = await folderOf("two", {
      "a.jsonl": encoded(5),
      "b.jsonl": encoded(5),
      "x.txt": "",
    });
    expect(archive?.observations).toHaveLength(1);
    expect(archive?.releases).toHaveLength(1);
    expect(archive?.sources.map((source) => source.name)).toEqual(["s", "t"]);
    expect(diagnostics.map(formatDiagnostic).join()).toContain("warning 2 rows in two files");
  });

  it("is refused when two files disagree, naming both", async () => {
    const { archive, diagnostics } = await folderOf("odd", { "a.jsonl": encoded(5), "b.jsonl": encoded(6) });
    expect(archive).toBeNull();
    expect(diagnostics[0]?.message).toMatch(/a\.jsonl and .*b\.jsonl disagree on a\/b at 2026-08-23T00:00:00Z/);
  });

  it("is refused when a file is damaged or there is none", async () => {
    expect((await folderOf("bad", { "a.jsonl": encoded(5), "b.jsonl": "{" })).archive).toBeNull();
    expect((await folderOf("empty", {})).diagnostics[0]?.message).toContain("no archive files");
    expect((await readBundledArchive(join(dir, "nowhere"))).archive).toBeNull();
  });
});
