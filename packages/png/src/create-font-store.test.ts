import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { createFontStore } from "./create-font-store.ts";
import { readCoverage } from "./font-bytes.ts";

const PHRASES = fileURLToPath(new URL("../../charts/src/phrases/", import.meta.url));
const LOCALES = ["en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP", "zh-CN"];

function openStore() {
  return createFontStore(() => {
    const folder = mkdtempSync(join(tmpdir(), "groundswell-fonts-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  });
}

function charactersOf(text: string): Set<number> {
  return new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
}

/** Every text of our charts, and the dates and numbers that they are filled with. */
function readWords(): string {
  const files = readdirSync(PHRASES).filter((file) => file.endsWith(".ts") && !file.includes(".test."));
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 28));
  const formatted = LOCALES.flatMap((locale) => [
    ...months.map((t) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(t)),
    ...months.map((t) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(t)),
    ...["compact", "standard"].map((notation) =>
      new Intl.NumberFormat(locale, { notation: notation as "compact" }).format(-123_456_789.5),
    ),
    new Intl.NumberFormat(locale, { style: "percent", signDisplay: "always" }).format(0.58),
  ]);
  return [...files.map((file) => readFileSync(`${PHRASES}${file}`, "utf8")), ...formatted].join(" ");
}

describe("fonts for a chart", () => {
  it("have every character of every phrase, date and number in all languages", async () => {
    const words = readWords();
    expect(words.length).toBeGreaterThan(5_000);
    for (const japanese of [true, false]) {
      const { missing } = await openStore().findFonts(charactersOf(words), japanese);
      expect(String.fromCodePoint(...missing)).toBe("");
    }
  });

  it("are the Latin ones alone for a Latin text, and else only those that it needs", async () => {
    const store = openStore();
    const namesOf = async (text: string) =>
      (await store.findFonts(charactersOf(text), true)).paths.map(
        (path) => /fonts-test-[^/\\]+[/\\](.*)\.ttf$/.exec(path)?.[1],
      );
    const latin = ["instrument-sans-latin-400", "instrument-sans-latin-600", "newsreader-latin-700"];
    expect(await namesOf("Goose: 53,197 stars – “up 58 %”")).toEqual(latin);
    expect(await namesOf("Goose \u2068שלום\u2069\u202f")).toEqual(
      latin.flatMap((name) => [name, `noto-sans-hebrew-hebrew-${name.slice(-3)}`]),
    );
  });

  it("say which characters no font has", async () => {
    const { missing } = await openStore().findFonts(charactersOf("a ω"), false);
    expect(missing).toEqual(charactersOf("ω"));
  });

  it("are made once, also when two charts ask at the same time", async () => {
    const store = openStore();
    const [one, two] = await Promise.all([1, 2].map(() => store.findFonts(charactersOf("日"), true)));
    const written = one?.paths.map((path) => statSync(path).mtimeMs);
    const again = await store.findFonts(charactersOf("日"), true);
    expect(two).toEqual(one);
    expect(again.paths.map((path) => statSync(path).mtimeMs)).toEqual(written);
  });

  it("are made again when their folder was cleared, since texts without a font are not drawn", async () => {
    const store = openStore();
    const [path = ""] = (await store.findFonts(charactersOf("a"), false)).paths;
    const before = readFileSync(path);
    rmSync(dirname(path), { recursive: true });
    const [again = ""] = (await store.findFonts(charactersOf("a"), false)).paths;
    expect(readFileSync(again).equals(before)).toBe(true);
  });

  it("tell their characters truly: Latin letters are in the Latin face, letters of others are not", async () => {
    const { paths } = await openStore().findFonts(charactersOf("a"), false);
    const covered = readCoverage(readFileSync(paths[0] ?? ""));
    expect(
      charactersOf("AZaz09é€–−")
        .values()
        .every((code) => covered.has(code)),
    ).toBe(true);
    expect(
      charactersOf("ωŠ日א")
        .values()
        .some((code) => covered.has(code)),
    ).toBe(false);
    expect(covered.size).toBe(204);
  });
});
