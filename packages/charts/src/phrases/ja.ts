import { effectJa, sentenceJa } from "./effect-ja.ts";
import type { Words } from "./words.ts";

const PER = { day: "1日", week: "1週間", month: "1か月" } as const;
const STEP = { day: "UTCの1日", week: "ISO週", month: "暦月" } as const;
const GAPS = { day: "日", week: "週", month: "月" } as const;
const FLOW = { gained: "新規スター", lost: "取り消されたスター", net: "スター純増数", releases: "リリース数" } as const;

const AGE_AXIS = {
  created: "リポジトリ作成からの日数",
  release: "最初のリリースからの日数",
  own: "各プロジェクトの開始からの日数",
} as const;
const DATED = {
  published: "リリースは公開日（UTC）で表示",
  tagged: "リリースはgitタグの日付（UTC）で表示",
  both: "リリースは公開日、不明な場合はgitタグの日付（UTC）で表示",
} as const;

/** Counted things have no plural, and numbers stay digits. */
const noun = (text: string) => ({ one: text.replace("#", "1"), single: text, other: text });

export const JA: Words = {
  signs: { colon: "：", semicolon: "。", comma: "、", item: "、", stop: "。", gap: "", open: "（", close: "）" },
  numerals: [],
  nouns: {
    release: noun("リリース#件"),
    story: noun("記事#本"),
    event: noun("出来事#件"),
    day: noun("#日"),
    week: noun("#週"),
    month: noun("#か月"),
    year: noun("#年"),
    project: noun("#プロジェクト"),
    star: noun("#スター"),
  },
  within: (heading) => heading,
  metric: (metric, interval) => {
    if (metric === "stars") return "スター数";
    if (metric === "surviving") return "現存スター数";
    if (metric === "forks") return "フォーク数";
    return `${FLOW[metric]}（${PER[interval]}あたり）`;
  },
  titleMetric: {
    stars: "GitHubのスター数",
    surviving: "GitHubの現存スター数",
    gained: "GitHubの新規スター",
    lost: "GitHubで取り消されたスター",
    net: "GitHubのスター純増数",
    forks: "GitHubのフォーク数",
    releases: "リリース数",
  },
  aligned: (metric, align) =>
    align === "date" ? metric : align === "age" ? `${metric}（経過日数別）` : `${metric}（指数）`,
  others: (named, n) => `${named.join("、")}ほか${n}件`,
  releasesTitle: (name) => `${name}：リリース`,
  boardTitle: (category) => (category === null ? "勢いで見るプロジェクト" : `勢いで見るプロジェクト：${category}`),
  rate: "1日あたりの7日平均",
  yLabel: (metric, { log, croppedAt }) => {
    if (log) return `${metric}（対数目盛）`;
    return croppedAt === null ? metric : `${metric}（軸は0ではなく${croppedAt}から）`;
  },
  ageAxis: (of) => AGE_AXIS[of],
  countedFrom: (of, names) =>
    of === "created" ? `リポジトリ作成から起算：${names}` : `最初のリリースから起算：${names}`,
  leftOut: (name) => `${name}：起点が不明につき除外`,
  noBase: (lack, date) =>
    ({
      days: "全プロジェクトの数値がそろう日がなく除外",
      figure: `100とする${date}の数値がなく除外`,
      zero: `100とする${date}の数値が0のため除外`,
    })[lack],
  history: {
    empty: "日別のスター数にはGitHubのスター履歴が必要（未取得）",
    source: "出典：GitHubのスター履歴（未取得）",
  },
  indexLabel: (metric, date) => `${metric}（${date}＝100）`,
  empty: (metric, isPart = false) =>
    isPart ? `この期間の${metric}のデータはありません` : `${metric}のデータはまだありません`,
  source: (sources, isPart = false) => {
    const none = isPart ? "この期間はなし" : "まだなし";
    return `出典：${sources.length === 0 ? none : sources.join("、")}`;
  },
  asOf: (when) => `${when}時点`,
  pinned: (when) => `固定版：${when}時点の情報`,
  staleSince: (date) => `${date}より新しい数値なし`,
  simulated: "シミュレーション：数値はすべて架空",
  licence: "ライセンス：CC BY 4.0",
  method: (interval, left) =>
    `${STEP[interval]}ごとに1つの値。途切れは数値のない${GAPS[interval]}${left === null ? "" : `。0以下のため除外：${left}件`}`,
  sharesRounded: "端数はより長い期間を按分した値で、四捨五入して表示",
  linearBars: "棒は0から始まり、対数目盛には0がないため線形目盛で表示",
  chart: (id) => `Groundswell：${id}`,
  plusMinus: (days) => `±${days}`,
  more: (n) => `ほか${n}件`,
  stars: {
    observed: "観測スター数",
    surviving: "現存スター数",
    difference: "2本の線の差は、その後に取り消されたスター",
  },
  columns: {
    date: "日付（UTC）",
    age: "経過日数",
    project: "プロジェクト",
    release: "リリース",
    kind: "種類",
    provenance: "数値の出どころ",
  },
  momentum: {
    accelerating: "加速",
    slowing: "減速",
    steady: "横ばい",
    uncertain: "判断できず",
    "no activity": "動きなし",
    "too little data": "データ不足",
  },
  perDay: (stars) => `1日${stars}`,
  told: {
    between: (what, from, fromWhen, to, toWhen) => `${what}は${fromWhen}の${from}から${toWhen}の${to}へ`,
    only: (what, value, when, isPart) => `${what}は${isPart ? "この期間では" : ""}${when}の${value}のみ`,
    noneOf: (label, isPart) => (isPart ? `この期間の${label}のデータはなし` : `${label}のデータはまだなし`),
    noneYet: (_label, metric, isPart) => (isPart ? `この期間の${metric}のデータはなし` : `${metric}のデータはまだなし`),
    same: "変わらず",
    up: (percent) => `${percent}増`,
    down: (percent) => `${percent}減`,
    upBy: (difference) => `${difference}増`,
    downBy: (difference) => `${difference}減`,
    upSlightly: (percent) => `${percent}未満の増加`,
    downSlightly: (percent) => `${percent}未満の減少`,
    marked: (what) => `${what}を図中に表示`,
    releases: "各リリース",
    releasesUpTo: (n, tag) => `${tag}までのリリース${n}件`,
    releasesBriefly: (n, tag) => `${n}件、${tag}まで`,
    theFirst: (label) => `最初は${label}`,
    onAge: (what, value, age) => `${what}は${age}に${value}`,
    atTime: (what, value, when) => `${what}は${when}に${value}`,
    byAge: (metric, of) =>
      ({
        created: `${metric}、各リポジトリの作成からの日数別`,
        release: `${metric}、各プロジェクトの最初のリリースからの日数別`,
        own: `${metric}、各プロジェクトの開始からの日数別`,
      })[of],
    bars: (what, from, to) => `${what}、${from}から${to}まで`,
    total: (sum, known) => (known === null ? `合計${sum}` : `数値のある${known}の合計${sum}`),
    most: (value, when) => `最多は${when}の${value}`,
    least: (value, when) => `最少は${when}の${value}`,
    when: (interval, date) => (interval === "week" ? `${date}からの1週間` : date),
  },
  board: {
    project: "プロジェクト",
    momentum: "勢い",
    stars: "スター数",
    perDay: "1日のスター数",
    interval: "90%区間",
    method: "勢い：直近の1日あたりスター数とその前の56日間との比。順位は90%区間で決定",
    notes: {
      spike: "1日だけの急増",
      noGain: "増えた日なし",
      lack: {
        recent: (known, days) => `${days}日中${known}日分のみ`,
        baseline: (known, days) => `その前の${days}日中${known}日分のみ`,
      },
      to: (date) => `${date}まで`,
    },
    firstOf: (shown, total) => `${total}件中の上位${shown}件`,
    empty: "まだ掲載プロジェクトなし",
  },
  timeline: {
    major: "メジャー",
    minor: "マイナー",
    patch: "パッチ",
    prerelease: "プレリリース",
    other: "その他",
    gathered: (releases, from, to) => `${releases}（${from}～${to}）`,
    method: (dated) => DATED[dated],
    empty: {
      none: "リリースはまだありません",
      part: "この期間のリリースはありません",
      unread: "リリース一覧は未取得です",
    },
    counts: {
      major: noun("メジャー#件"),
      minor: noun("マイナー#件"),
      patch: noun("パッチ#件"),
      prerelease: noun("プレリリース#件"),
      other: noun("その他#件"),
    },
    between: (releases, from, to) => (from === to ? `${from}に${releases}` : `${from}から${to}までに${releases}`),
    newest: (tag, date) => `最新は${date}の${tag}`,
    lack: { none: "リリースはまだなし", part: "この期間のリリースはなし", unread: "リリース一覧は未取得" },
  },
  badge: { stars: "スター", gained: "7日間のスター増減", momentum: "勢い" },
  effect: effectJa,
  sentence: sentenceJa,
};
