import { expect, test } from "vitest";
import { buildSpec } from "../build-spec.ts";
import type { CompareFacts } from "../facts.ts";
import { LANGUAGES, type Language } from "../spec.ts";
import { SAMPLE_COMPARE, SAMPLE_LOOKS } from "../testing/sample-facts.ts";
import { sampleRelease } from "../testing/samples.ts";

const STORY = { t: "2026-01-02", plusMinusDays: 0, kind: "story" as const, label: "A: b", url: null };
const FACTS: CompareFacts = { ...SAMPLE_COMPARE, markers: [STORY, sampleRelease("2026-01-03", "v1")] };

const say = (facts: CompareFacts, language: Language = "en", markers = SAMPLE_LOOKS.markers) =>
  buildSpec(facts, { ...SAMPLE_LOOKS, language, markers }).strings;

/** With plain spaces, as a test is read. */
const plain = (text: string | null) => (text ?? "").replace(/[\u00a0\u202f]/g, " ");

test("a comparison's description tells how many stories and releases are marked, and nothing where none are drawn", () => {
  const ends = ["one story and one release marked.", "markiert: ein Bericht und ein Release."];
  ends.push("repères : un article et une version.", "marcas: un artículo y una versión.");
  ends.push("記事1本、リリース1件を図中に表示。", "图中标出1篇报道和1个版本。");
  const alts = LANGUAGES.map((language) => plain(say(FACTS, language).alt));
  expect(alts.map((alt, i) => alt.slice(-(ends[i]?.length ?? 0)))).toEqual(ends);
  expect(say(FACTS, "en", []).alt).not.toContain("marked");
});

test("the footer begins with the names of those whose figures are old, where not everybody's are", () => {
  const stale = { ...FACTS, staleSince: "2026-08-03" };
  expect(say(stale).footer.state).toBe("No newer figures since 3 Aug 2026");
  expect(say({ ...stale, staleRepos: ["b/b"] }).footer.state).toBe("Muesli: no newer figures since 3 Aug 2026");
  const both = { ...stale, staleRepos: ["a/a", "b/b"] };
  expect(LANGUAGES.map((language) => plain(say(both, language).footer.state))).toEqual([
    "Goose and Muesli: no newer figures since 3 Aug 2026",
    "Goose und Muesli: keine neueren Zahlen seit 3. Aug. 2026",
    "Goose et Muesli : aucun chiffre plus récent depuis le 3 août 2026",
    "Goose y Muesli: sin cifras más recientes desde el 3 ago 2026",
    "Goose、Muesli：2026年8月3日より新しい数値なし",
    "Goose和Muesli：2026年8月3日之后暂无新数据",
  ]);
});
