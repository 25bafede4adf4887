import { expect, test } from "vitest";
import { LANGUAGES } from "../spec.ts";
import { TOLD_EFFECTS } from "../testing/say-all.ts";
import { sampleTold } from "../testing/effect-facts.ts";
import type { ToldEffect } from "../facts.ts";
import { phrasesFor } from "./index.ts";

const say = (effect: ToldEffect | undefined) =>
  LANGUAGES.filter((language) => language !== "en").map((language) =>
    phrasesFor(language)
      .effect.sentence(effect ?? sampleTold())
      .replace(/[\u00a0\u202f]/g, " "),
  );

test("of an approximate date the least and the most are told, as none of the weeks is known to be the story's", () => {
  expect(say(TOLD_EFFECTS["days"])).toEqual([
    "Goose gewann 280 bis 1.946 Sterne in der Woche, je nachdem, wann sie begann (24.–28. März 2026), das 0,5- bis 4,1-Fache dessen, was die acht Wochen davor und ähnliche Projekte erwarten ließen (90-%-Intervalle von 0,3 bis 6,0): ob die Zahl stieg, hängt vom Tag ab, und so lässt sich keine Veränderung vom Zufall unterscheiden.",
    "Goose a gagné entre 280 et 1 946 étoiles dans la semaine, selon le jour où elle a commencé (24–28 mars 2026), soit 0,5 à 4,1 fois ce que laissaient attendre les huit semaines d’avant et des projets comparables (intervalles à 90 % : de 0,3 à 6,0) : en hausse ou non selon le jour, si bien qu’aucun changement ne se distingue du hasard.",
    "Goose ganó entre 280 y 1946 estrellas en la semana, según el día en que empezara (24–28 mar 2026), de 0,5 a 4,1 veces lo que hacían esperar las ocho semanas anteriores y proyectos similares (intervalos del 90 %: de 0,3 a 6,0): según el día hubo subida o no, así que ningún cambio se distingue del azar.",
    "Gooseは、2026年3月24日～28日のどの日から数えるかにより、1週間に280～1,946スターを得た。それまでの8週間と類似プロジェクトから見込まれた数の0.5～4.1倍（90%区間は0.3～6.0に及ぶ）。増えたかどうかは日の取り方により異なり、偶然と区別できる変化とはいえない。",
    "Goose在这一周新增280至1,946颗星标，视起始日（2026年3月24日至28日）而定，为此前八周和同类项目所预示的0.5至4.1倍（90%区间从0.3到6.0）：是否上升取决于起始日，因而没有可与偶然波动区分的变化。",
  ]);
});

test("where no week could be compared there is no figure to tell, though the middle one has stars", () => {
  const range = { from: "2026-03-24", to: "2026-03-28", low: null, high: null, weeks: [] };
  for (const sentence of say(sampleTold({ verdict: "too little data", range }))) expect(sentence).not.toMatch(/1.?204/);
});

test("days with gaps are counted, as they are in English", () => {
  expect(say(TOLD_EFFECTS["gaps"]).map((sentence) => /[^:：。]+[.。]$/u.exec(sentence)?.[0].trim())).toEqual([
    "zu wenige Daten, für 1 dieser 4 Tage haben die Zahlen Lücken.",
    "trop peu de données ; les chiffres ont des lacunes pour 1 de ces 4 jours.",
    "datos insuficientes; las cifras tienen huecos para 1 de esos 4 días.",
    "この4日のうち1日は数値に欠けがあり、データ不足。",
    "这4天中有1天数据有缺口，不足以判断。",
  ]);
});

test("what may change still says until when, where the week is known from which that follows", () => {
  expect(say(TOLD_EFFECTS["dated"]).map((sentence) => sentence.slice(-60))).toEqual([
    expect.stringMatching(/Das ist bis zum 10\. April 2026 vorläufig\.$/) as string,
    expect.stringMatching(/provisoire jusqu’au 10 avril 2026\.$/) as string,
    expect.stringMatching(/provisional hasta el 10 de abril de 2026\.$/) as string,
    expect.stringMatching(/これは2026年4月10日までの暫定の判断である。$/) as string,
    expect.stringMatching(/此结论在2026年4月10日之前为暂定。$/) as string,
  ]);
  expect(say(TOLD_EFFECTS["provisional"])[0]).toMatch(/Das ist vorläufig\.$/);
});
