import type { Language } from "../spec.ts";
import { EN_READING } from "./en-reading.ts";
import { makeReading, type ReadingWords } from "./make-reading.ts";
import type { Reading } from "./types.ts";

const WORDS: Record<Language, ReadingWords> = {
  en: EN_READING,
  de: {
    quality: {
      observed: "von uns beobachtet",
      archived: "aus einem Archiv",
      surviving: "heute noch bestehende Sterne, nach dem Tag ihrer Vergabe",
      settling: "noch nicht endgültig",
      missing: "keine Angabe",
    },
    noFigure: "keine Angabe",
    day: (n) => `Tag\u00a0${n}`,
  },
  fr: {
    quality: {
      observed: "relevé par nos soins",
      archived: "tiré d’une archive",
      surviving: "étoiles encore en place, au jour où elles ont été données",
      settling: "encore provisoire",
      missing: "aucun chiffre",
    },
    noFigure: "aucun chiffre",
    day: (n) => `jour\u00a0${n}`,
  },
  es: {
    quality: {
      observed: "observado por nosotros",
      archived: "de un archivo",
      surviving: "estrellas que se conservan, por el día en que se dieron",
      settling: "aún provisional",
      missing: "sin dato",
    },
    noFigure: "sin dato",
    day: (n) => `día\u00a0${n}`,
  },
  ja: {
    quality: {
      observed: "当サイトの観測値",
      archived: "アーカイブの記録",
      surviving: "現在も残るスター（付けられた日別）",
      settling: "未確定",
      missing: "数値なし",
    },
    noFigure: "数値なし",
    day: (n) => `${n}日目`,
  },
  zh: {
    quality: {
      observed: "本站观测",
      archived: "来自存档",
      surviving: "至今保留的星标，按加星日期计",
      settling: "尚未确定",
      missing: "无数据",
    },
    noFigure: "无数据",
    day: (n) => `第${n}天`,
  },
};

const made = new Map<Language, Reading>();

/** What is needed to say a single figure in a language: for tooltips and tables, without the words of whole charts. */
export function readingFor(language: Language): Reading {
  const known = made.get(language);
  if (known !== undefined) return known;
  const reading = makeReading(language, WORDS[language]);
  made.set(language, reading);
  return reading;
}
