import {
  packSpec,
  phrasesFor,
  type AnySpec,
  type FrameData,
  type FrameSizes,
  type Language,
  type TableWords,
} from "@groundswell/charts";
import { EMBED_WORDS } from "./frame-words.ts";

/** What a chart's page gives its script. */
export function frameData(wide: AnySpec, narrow: AnySpec, sizes: FrameSizes, page: string | null): FrameData {
  const { table, keyAndTable, chart, events } = EMBED_WORDS[wide.language];
  return {
    spec: packSpec(wide),
    narrowParts: { markers: narrow.markers, ...(narrow.mark === "timeline" ? { marks: narrow.marks } : {}) },
    ...sizes,
    page,
    words: { table, keyAndTable, chart, events },
    tableWords: tableWords(wide.language),
  };
}

function tableWords(language: Language): TableWords {
  const { columns, signs, effect } = phrasesFor(language);
  return { columns, signs, effect: { columns: effect.columns, basis: effect.basis } };
}
