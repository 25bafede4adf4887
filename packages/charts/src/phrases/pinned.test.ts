import { dayNumber } from "@groundswell/core";
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "../spec.ts";
import { TOLD_EFFECTS, sayAll } from "../testing/say-all.ts";
import { phrasesFor } from "./index.ts";
import type { Phrases } from "./types.ts";

const day = dayNumber;
const FIRST = { x: day("2026-03-26"), y: 33_581 };
const LAST = { x: day("2026-08-22"), y: 53_197 };
const goose = { label: "Goose", first: FIRST, last: LAST };
const none = { label: "Ollama", first: null, last: null };
const NO_MARKS = { release: 0, story: 0, event: 0 };

/** What is said with `say` in every language. */
const inAll = (say: (phrases: Phrases) => string) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(phrasesFor(language))])) as Record<Language, string>;

test("the description of totals says from what to what, by how much, and what is marked", () => {
  const say = (p: Phrases) => p.alt(p.metric("stars", "day"), [goose], { release: 12, story: 2, event: 0 }, null);
  expect(inAll(say)).toEqual({
    en: "Goose: stars from 33,581 on 26 March 2026 to 53,197 on 22 August 2026, up 58 %; two stories and the releases marked.",
    de: "Goose: Sterne von 33.581 am 26.\u00a0März 2026 auf 53.197 am 22.\u00a0August 2026, plus 58\u00a0%; markiert: zwei Berichte und die Releases.",
    fr: "Goose\u00a0: étoiles, de 33\u202f581 le 26 mars 2026 à 53\u202f197 le 22 août 2026, en hausse de 58\u00a0%\u202f; repères\u00a0: deux articles et les versions.",
    es: "Goose: estrellas, de 33.581 el 26 de marzo de 2026 a 53.197 el 22 de agosto de 2026, un 58\u00a0% más; marcas: dos artículos y las versiones.",
    ja: "Goose：スター数は2026年3月26日の33,581から2026年8月22日の53,197へ、58%増。記事2本、各リリースを図中に表示。",
    zh: "Goose：星标数从2026年3月26日的33,581变为2026年8月22日的53,197，增长58%；图中标出2篇报道和各次版本发布。",
  });
});

test("a change says its direction, and a share only where there is one", () => {
  /** What follows the last comma. */
  const change = (from: number, to: number) =>
    inAll((p) => {
      const story = { ...goose, first: { ...FIRST, y: from }, last: { ...LAST, y: to } };
      return p.alt("X", [story], NO_MARKS, null).split(p.signs.comma).at(-1) ?? "";
    });
  expect(change(1_000, 993)).toEqual({
    en: "down 0.7 %.",
    de: "minus 0,7\u00a0%.",
    fr: "en baisse de 0,7\u00a0%.",
    es: "un 0,7\u00a0% menos.",
    ja: "0.7%減。",
    zh: "减少0.7%。",
  });
  expect(change(10_000, 10_001)).toEqual({
    en: "up less than 0.1 %.",
    de: "plus weniger als 0,1\u00a0%.",
    fr: "en hausse de moins de 0,1\u00a0%.",
    es: "menos de un 0,1\u00a0% más.",
    ja: "0.1%未満の増加。",
    zh: "增幅不足0.1%。",
  });
  expect(change(0, 12)).toMatchObject({ en: "up by 12.", fr: "en hausse de 12.", ja: "12増。", zh: "增加12。" });
  expect(change(-3, -9)).toMatchObject({ en: "down by 6.", de: "ein Minus von 6.", es: "6 menos." });
  expect(change(7, 7)).toMatchObject({ en: "unchanged.", de: "unverändert.", ja: "変わらず。", zh: "没有变化。" });
});

test("bars are told by their sum, their days with a figure, the highest and a lowest below zero", () => {
  const bars = { subject: "Goose", interval: "week", first: day("2026-03-30"), last: day("2026-08-23") } as const;
  const ends = { most: { x: day("2026-04-06"), y: 3_204 }, least: { x: day("2026-06-01"), y: -12 } };
  const say = (p: Phrases) =>
    p.barsAlt(p.metric("net", "week"), { ...bars, ...ends, total: 19_616, known: 19, missing: 2 }, NO_MARKS);
  expect(inAll(say)).toEqual({
    en: "Goose: net new stars a week, 30 March 2026 to 23 August 2026: 19,616 in all, over the 19 weeks with a figure, the most 3,204 in the week from 6 April 2026, the least −12 in the week from 1 June 2026.",
    de: "Goose: Sternzuwachs netto pro Woche, 30.\u00a0März 2026 bis 23.\u00a0August 2026: insgesamt 19.616, Zeiträume mit Angabe: 19 Wochen, Höchstwert 3.204 in der Woche ab 6.\u00a0April 2026, Tiefstwert −12 in der Woche ab 1.\u00a0Juni 2026.",
    fr: "Goose\u00a0: solde des étoiles par semaine, du 30 mars 2026 au 23 août 2026\u00a0: 19\u202f616 en tout, périodes chiffrées\u00a0: 19 semaines, maximum de 3\u202f204 dans la semaine commençant le 6 avril 2026, minimum de −12 dans la semaine commençant le 1er juin 2026.",
    es: "Goose: saldo de estrellas por semana, del 30 de marzo de 2026 al 23 de agosto de 2026: 19.616 en total, periodos con cifra: 19 semanas, máximo de 3204 en la semana del 6 de abril de 2026, mínimo de −12 en la semana del 1 de junio de 2026.",
    ja: "Goose：スター純増数（1週間あたり）、2026年3月30日から2026年8月23日まで：数値のある19週の合計19,616、最多は2026年4月6日からの1週間の3,204、最少は2026年6月1日からの1週間の−12。",
    zh: "Goose：每周星标净增，2026年3月30日至2026年8月23日：有数据的19周共19,616，最多为2026年4月6日起的一周的3,204，最少为2026年6月1日起的一周的−12。",
  });
});

test("compared projects are each told, one without figures too", () => {
  const base = { metric: "Stars", base: null, origin: "created" } as const;
  const en = phrasesFor("en");
  expect(en.compareAlt({ ...base, align: "date", stories: [goose, none] })).toBe(
    "Stars: Goose from 33,581 on 26 March 2026 to 53,197 on 22 August 2026, up 58 %; Ollama no figures yet.",
  );
  const aged = { ...goose, first: { x: 0, y: 1 }, last: { x: 720, y: 53_197 } };
  expect(
    inAll((p) => p.compareAlt({ ...base, metric: p.metric("stars", "day"), align: "age", stories: [aged] })),
  ).toEqual({
    en: "Stars by days since each repository was created: Goose 53,197 on day 720.",
    de: "Sterne nach Tagen seit Anlage des jeweiligen Repositorys: Goose 53.197 an Tag\u00a0720.",
    fr: "Étoiles selon le nombre de jours depuis la création de chaque dépôt\u00a0: Goose, 53\u202f197 au jour\u00a0720.",
    es: "Estrellas según los días desde la creación de cada repositorio: Goose, 53.197 en el día\u00a0720.",
    ja: "スター数、各リポジトリの作成からの日数別：Gooseは720日目に53,197。",
    zh: "星标数，按各仓库创建后的天数：Goose在第720天为53,197。",
  });
  const indexed = { ...goose, last: { ...LAST, y: 158.41 } };
  expect(en.compareAlt({ ...base, align: "index", base: FIRST.x, stories: [indexed] })).toBe(
    "Stars (26 March 2026 = 100): Goose 158.41 on 22 August 2026.",
  );
});

test("a timeline and the board are told by their kinds and leaders", () => {
  const counts = { major: 1, minor: 12, patch: 0, prerelease: 2, other: 0 };
  const newest = { tag: "v1.9.0", x: day("2026-08-20") };
  const timeline = {
    name: "Goose",
    from: day("2025-01-02"),
    to: newest.x,
    counts,
    newest,
    marked: { story: 2, release: 0, event: 0 },
  };
  expect(inAll((p) => p.timeline.alt(timeline))).toMatchObject({
    en: "Goose: 15 releases from 2 January 2025 to 20 August 2026 (one major, 12 minor and two pre-releases); the newest, v1.9.0, on 20 August 2026; two stories marked.",
    de: "Goose: 15 Releases vom 2.\u00a0Januar 2025 bis zum 20.\u00a0August 2026 (eine Hauptversion, zwölf Nebenversionen und zwei Vorabversionen); das neueste, v1.9.0, am 20.\u00a0August 2026; markiert: zwei Berichte.",
    ja: "Goose：2025年1月2日から2026年8月20日までにリリース15件（メジャー1件、マイナー12件、プレリリース2件）。最新は2026年8月20日のv1.9.0。記事2本を図中に表示。",
  });
  const rows = ["a", "b", "c", "d", "e", "f", "g"].map((name) => {
    return { name, momentum: { value: 12.3, low: 10.1, high: 15 }, label: "steady" as const, notes: [] };
  });
  const momentum = { value: 1.31, low: 1.03, high: 1.65 };
  const leader = { name: "Goose", momentum, label: "accelerating" as const, notes: ["NOTE"] };
  const board = {
    category: "agents",
    day: LAST.x,
    rows: [leader, { ...leader, name: "X", momentum: null, notes: [] }, ...rows],
    shown: 9,
    total: 34,
  };
  expect(inAll((p) => p.board.alt(board))).toMatchObject({
    en: "Projects by momentum: agents, 22 August 2026, the first 9 of 34: Goose (1.31×, accelerating, NOTE); X (accelerating); a (12×, steady); b (12×, steady); c (12×, steady); and 29 more.",
    fr: "Projets par dynamique\u00a0: agents, 22 août 2026, les 9 premiers sur 34\u00a0: Goose (1,31\u00a0×, en accélération, NOTE)\u202f; X (en accélération)\u202f; a (12\u00a0×, stable)\u202f; b (12\u00a0×, stable)\u202f; c (12\u00a0×, stable)\u202f; et 29 de plus.",
    zh: "项目势头榜：agents，2026年8月22日，34个项目中的前9个：Goose（1.31倍，加速，NOTE）、X（加速）、a（12倍，平稳）、b（12倍，平稳）、c（12倍，平稳）、另有29个。",
  });
  expect(phrasesFor("es").board.alt({ category: null, day: null, shown: 0, total: 0, rows: [] })).toBe(
    "Proyectos por impulso: Aún no hay proyectos en la tabla.",
  );
});

test("the footer's states, and titles of several projects", () => {
  expect(inAll((p) => sayAll(p)["pinned"] ?? "")).toEqual({
    en: "Pinned: as known on 22 Aug 2026, 04:07 UTC",
    de: "Fixiert: Stand vom 22.\u00a0Aug. 2026, 04:07 UTC",
    fr: "Graphique figé\u00a0: état connu au 22 août 2026, 04:07 UTC",
    es: "Gráfico fijado: lo que se sabía a 22 ago 2026, 04:07 UTC",
    ja: "固定版：2026年8月22日 04:07 UTC時点の情報",
    zh: "固定版：截至2026年8月22日 04:07 UTC的数据",
  });
  expect(phrasesFor("en").staleSince("22 Aug 2026")).toBe("No newer figures since 22 Aug 2026");
  expect(inAll((p) => p.compareTitle("net", ["Goose", "Ollama", "vLLM", "Aider"], "index"))).toEqual({
    en: "Goose, Ollama and two more: net new stars on GitHub, indexed",
    de: "Goose, Ollama und zwei weitere: Nettozuwachs an Sternen auf GitHub, indexiert",
    fr: "Goose, Ollama et deux autres\u00a0: solde des étoiles sur GitHub, base 100",
    es: "Goose, Ollama y dos más: saldo de estrellas en GitHub, base 100",
    ja: "Goose、Ollamaほか2件：GitHubのスター純増数（指数）",
    zh: "Goose、Ollama和另外2个项目：GitHub星标净增（指数）",
  });
});

test("titles say where the stars are counted, as a picture may stand alone", () => {
  expect(inAll((p) => p.title("stars", "Goose"))).toEqual({
    en: "Goose: stars on GitHub",
    de: "Goose: Sterne auf GitHub",
    fr: "Goose\u00a0: étoiles sur GitHub",
    es: "Goose: estrellas en GitHub",
    ja: "Goose：GitHubのスター数",
    zh: "Goose：GitHub星标数",
  });
  for (const metric of ["stars", "surviving", "gained", "lost", "net", "forks"] as const) {
    for (const title of Object.values(inAll((p) => p.title(metric, "X")))) expect(title).toContain("GitHub");
  }
});

test("whoever has no place on an axis of age is said to be left out, and who is counted from what", () => {
  expect(
    inAll((p) => {
      const stories = [{ ...none, leftOut: p.leftOut("Ollama") }];
      return p.compareAlt({ metric: "X", align: "age", base: null, origin: "own", stories });
    }),
  ).toEqual({
    en: "X by days since each project’s beginning: Ollama: left out, its age is not known.",
    de: "X nach Tagen seit dem Beginn des jeweiligen Projekts: Ollama: ausgelassen, Alter unbekannt.",
    fr: "X selon le nombre de jours depuis le début de chaque projet\u00a0: Ollama\u00a0: écarté, âge inconnu.",
    es: "X según los días desde el inicio de cada proyecto: Ollama: omitido, no se conoce su edad.",
    ja: "X、各プロジェクトの開始からの日数別：Ollama：起点が不明につき除外。",
    zh: "X，按各项目起始后的天数：Ollama：起始日不详，未列入。",
  });
  expect(inAll((p) => p.countedFrom("release", ["Goose", "Ollama"]))).toEqual({
    en: "counted from the first release: Goose and Ollama",
    de: "gezählt ab dem ersten Release: Goose und Ollama",
    fr: "comptés depuis la première version\u00a0: Goose et Ollama",
    es: "contados desde la primera versión: Goose y Ollama",
    ja: "最初のリリースから起算：Goose、Ollama",
    zh: "自首个版本发布起计：Goose和Ollama",
  });
});

test("a key without room says how many releases there are and up to which, by months where they are of two years", () => {
  const at = (x: string, label: string) => ({
    x: day(x),
    plusMinusDays: 0,
    kind: "release" as const,
    label,
    url: null,
  });
  const items = [at("2024-12-18", "v0.9.12"), at("2025-04-01", "v1.0.17")];
  expect(inAll((p) => p.monthRange(day("2025-03-04"), day("2025-05-15")))).toEqual({
    en: "Mar – May 2025",
    de: "März–Mai 2025",
    fr: "mars–mai 2025",
    es: "mar–may 2025",
    ja: "2025年3月～5月",
    zh: "2025年3月至5月",
  });
  expect(
    inAll((p) => [p.monthRange(items[0]?.x ?? 0, items[1]?.x ?? 0), p.releasesBriefly(items)].join(" | ")),
  ).toEqual({
    en: "Dec 2024 – Apr 2025 | 2, up to v1.0.17",
    de: "Dez. 2024 – Apr. 2025 | 2, bis v1.0.17",
    fr: "déc. 2024 – avr. 2025 | 2, jusqu’à v1.0.17",
    es: "dic 2024 – abr 2025 | 2, hasta v1.0.17",
    ja: "2024年12月～2025年4月 | 2件、v1.0.17まで",
    zh: "2024年12月至2025年4月 | 2个，至v1.0.17",
  });
});

test("the verdict of a story's week keeps its figures in every language, and English is the facts' own sentence", () => {
  const rose = TOLD_EFFECTS["rose"];
  expect(inAll((p) => (rose === undefined ? "" : p.effect.sentence(rose)))).toEqual({
    en: rose?.sentence,
    de: "Goose gewann 1.204\u00a0Sterne in der Woche ab dem 26.\u00a0März 2026, das 2,3-Fache dessen, was die acht Wochen davor und 9 ähnliche Projekte erwarten ließen (90-%-Intervall 1,7–3,1): ein Anstieg, der sich vom Zufall abhebt. Er kam nach dem Bericht; was dahintersteckt, können Zahlen nicht sagen.",
    fr: "Goose a gagné 1\u202f204\u00a0étoiles dans la semaine commençant le 26 mars 2026, soit 2,3 fois ce que laissaient attendre les huit semaines d’avant et 9 projets comparables (intervalle à 90\u00a0%\u00a0: 1,7–3,1)\u00a0: une hausse qui se distingue du hasard. Elle est venue après l’article\u202f; ce qu’il y a derrière, les chiffres ne le disent pas.",
    es: "Goose ganó 1204\u00a0estrellas en la semana del 26 de marzo de 2026, 2,3 veces lo que hacían esperar las ocho semanas anteriores y 9 proyectos similares (intervalo del 90\u00a0%: 1,7–3,1): una subida que se distingue del azar. Llegó después del artículo; qué hay detrás, las cifras no lo dicen.",
    ja: "Gooseは2026年3月26日からの1週間に1,204スターを得た。それまでの8週間と類似する9プロジェクトから見込まれた数の2.3倍（90%区間1.7～3.1）。偶然とは区別できる増加。記事の後に起きたことであり、その背景は数値からは分からない。",
    zh: "Goose在2026年3月26日起的一周新增1,204颗星标，为此前八周和9个同类项目所预示的2.3倍（90%区间1.7–3.1）：这一上升可与偶然波动区分。它出现在报道之后；背后是什么，数字无法回答。",
  });
  const fewer = TOLD_EFFECTS["fewer"];
  expect(fewer === undefined ? "" : phrasesFor("de").effect.sentence(fewer)).toBe(
    "Goose verlor 12\u00a0Sterne in der Woche ab dem 26.\u00a0März 2026, das 0,02-Fache dessen, was die acht Wochen davor und 9 ähnliche Projekte erwarten ließen (90-%-Intervall 0,01–0,10): weniger als erwartet, und geprüft werden nur Anstiege.",
  );
});
