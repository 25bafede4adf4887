import type { FrameWords, Language } from "@groundswell/charts";

/** What a chart's page in a frame says besides the chart. */
export interface EmbedWords extends FrameWords {
  /** Of a pinned chart, with links: that there are newer figures; that what it shows was corrected since. */
  newer: string;
  revised: string;
}

export const EMBED_WORDS: Record<Language, EmbedWords> = {
  en: {
    table: "Table",
    keyAndTable: "Key and table",
    chart: "Chart",
    events: "Markers on the chart",
    newer: "Newer data exist",
    revised: "The past shown here was revised since",
  },
  de: {
    table: "Tabelle",
    keyAndTable: "Legende, Tabelle",
    chart: "Diagramm",
    events: "Markierungen im Diagramm",
    newer: "Es gibt neuere Daten",
    revised: "Die hier gezeigten Werte wurden seither korrigiert",
  },
  fr: {
    table: "Tableau",
    keyAndTable: "Légende, tableau",
    chart: "Graphique",
    events: "Repères du graphique",
    newer: "Des données plus récentes existent",
    revised: "Les chiffres présentés ici ont été révisés depuis",
  },
  es: {
    table: "Tabla",
    keyAndTable: "Leyenda, tabla",
    chart: "Gráfico",
    events: "Marcas del gráfico",
    newer: "Hay datos más recientes",
    revised: "Los datos que se muestran aquí se han revisado después",
  },
  ja: {
    table: "表",
    keyAndTable: "凡例と表",
    chart: "グラフ",
    events: "グラフ上の印",
    newer: "より新しいデータがあります",
    revised: "ここに示した過去の値は、その後訂正されました",
  },
  zh: {
    table: "表格",
    keyAndTable: "图例和表格",
    chart: "图表",
    events: "图表上的标记",
    newer: "已有更新的数据",
    revised: "此处显示的历史数据此后已修订",
  },
};
