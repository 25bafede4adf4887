import type { SentenceWords, WeekFigures, Words } from "./words.ts";

export const effectJa: Words["effect"] = {
  title: (project) => `${project}：記事の前後の週ごとのスター数`,
  yLabel: "1週間のスター数",
  empty: "数値のそろった週はまだありません",
  shade: "記事の週",
  band: "類似プロジェクトの同じ週：中央の80%",
  median: "中央値",
  uncontrolled: "対照群なし：類似プロジェクトが少なすぎるため",
  method: ({ isControlled, isCut }) =>
    [
      "記事を起点とするUTCの7日間ごとのスター純増数。1日でも欠けた週は空白",
      ...(isControlled ? ["類似プロジェクトの週はこのプロジェクトの規模に換算"] : ["対照群なし"]),
      ...(isCut ? ["その帯は軸の上に続く"] : []),
    ].join("。"),
  heading: (project, when) => `${project}：${when}の記事の前後の、週ごとのスター数。`,
  noWeekBefore: "それ以前に数値のそろった週はなし。",
  oneWeekBefore: (stars, date) => `それ以前は${date}からの週の${stars}のみ。`,
  weeksBefore: (weeks, least, most, last) =>
    least === most
      ? `それ以前の${weeks}はいずれも${least}。`
      : `それ以前の${weeks}は${least}から${most}の間、直前の週は${last}。`,
  storyWeek: (range, stars, peers) => {
    const own = `記事の週（${range}）は${stars ?? "1日欠けているため数値なし"}`;
    if (peers === null) return `${own}。`;
    const { low, middle, high } = peers;
    return `${own}。類似プロジェクトの同じ週は${middle}に相当し、多くは${low}から${high}。`;
  },
  gaps: (_n, weeks) => `ほかに${weeks}の数値が欠けている。`,
  noControl: "対照群なし。",
  happened: { renamed: "新名称", transferred: "新しい所有者", "made public": "リポジトリの公開" },
  columns: {
    week: "週",
    low: "類似プロジェクト、第10百分位",
    middle: "類似プロジェクト、中央値",
    high: "類似プロジェクト、第90百分位",
  },
  basis: "観測した総数の7日間の純増減",
  verdict: {
    "too little data": "データ不足",
    "confounded by a release": "同じ時期にリリースあり",
    "shared with other stories": "同じ週にほかの記事あり",
    "already rising": "以前から上昇中",
    "rose with": "その週に上昇",
    "no distinguishable change": "区別できる変化なし",
  },
};

const NO_CONTROL = "、対照群なし";
const change = ({ stars, isLoss }: Pick<WeekFigures, "stars" | "isLoss">) => `${stars}を${isLoss ? "失った" : "得た"}`;
const dated = (noun: string) => (what: string, date: string) =>
  what === "" ? `${noun}（${date}）` : `${noun}${what}（${date}）`;

export const sentenceJa: SentenceWords = {
  joint: "。",
  open: (project, from, to) =>
    `${from === null ? "記事の後の1週間" : `${from}からの1週間`}はまだ終わっておらず、${project}のスターの動きは${to}を過ぎてから分かる。`,
  noFigures: (project, from) => `データ不足：${from}前後の${project}の日ごとの数値がそろっていない。`,
  week: (w) =>
    `${w.project}は${w.from}からの1週間に${change(w)}。それまでの8週間${w.peers === null ? "" : `と類似する${w.peers}プロジェクト`}から見込まれた数の${w.ratio}倍（90%区間${w.low}～${w.high}${w.peers === null ? NO_CONTROL : ""}）`,
  days: (d) =>
    `${d.project}は、${d.days}のどの日から数えるかにより、1週間に${change(d)}。それまでの8週間${d.isControlled ? "と類似プロジェクト" : ""}から見込まれた数の${d.ratios.join("～")}倍（90%区間は${d.low}～${d.high}に及ぶ${d.isControlled ? "" : NO_CONTROL}）`,
  starSpan: (least, most) => `${least}～${most}`,
  tails: {
    "already rising": "以前から増えており、その流れと区別できない",
    "rose with": "偶然とは区別できる増加。記事の後に起きたことであり、その背景は数値からは分からない",
  },
  gaps: "数値に欠けがあり、データ不足",
  someGaps: (missing, all) => `この${all}日のうち${missing}日は数値に欠けがあり、データ不足`,
  fewExpected: (expected) => `見込まれたスターは${expected}で、5に満たなければ比較にならず、データ不足`,
  confounders: {
    release: dated("リリース"),
    renamed: dated("新名称"),
    transferred: dated("新しい所有者"),
    "made public": (_what, date) => `リポジトリの公開（${date}）`,
  },
  confounded: (what) => `同じ時期に${what}があり、記事と切り分けることはできない。`,
  shared: (n, other) =>
    n === 1
      ? "同じ時期にほかの記事も1本出ており、これは両方を合わせた数値"
      : `同じ時期にほかの記事も${other}本出ており、これはすべてを合わせた数値`,
  noChange: {
    fewer: "見込みを下回った。検定の対象は増加のみ",
    more: (pairs) =>
      `見込みを上回ったが、偶然と区別できるほどではない${pairs === null ? "" : `（同時に検定した${pairs}件のうち）`}`,
    plain: "偶然と区別できる変化はない",
    depends: "増えたかどうかは日の取り方により異なり、偶然と区別できる変化とはいえない",
  },
  provisional: (until) => `これは${until === null ? "" : `${until}までの`}暫定の判断である。`,
};
