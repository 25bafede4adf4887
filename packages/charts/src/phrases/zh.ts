import { effectZh, sentenceZh } from "./effect-zh.ts";
import type { Words } from "./words.ts";

const PER = { day: "每天", week: "每周", month: "每月" } as const;
const STEP = { day: "UTC日", week: "ISO周", month: "自然月" } as const;
const GAPS = { day: "日子", week: "周", month: "月份" } as const;
const FLOW = { gained: "新增星标", lost: "撤回星标", net: "星标净增", releases: "发布版本" } as const;

const AGE_AXIS = {
  created: "仓库创建后的天数",
  release: "首个版本发布后的天数",
  own: "各项目起始后的天数",
} as const;
const DATED = {
  published: "版本按发布日期（UTC）排列",
  tagged: "版本按git标签日期（UTC）排列",
  both: "版本按发布日期排列，仅有git标签者按标签日期（UTC）",
} as const;

/** Counted things have no plural, and numbers stay digits. */
const noun = (text: string) => ({ one: text.replace("#", "1"), single: text, other: text });

export const ZH: Words = {
  signs: { colon: "：", semicolon: "；", comma: "，", item: "、", stop: "。", gap: "", open: "（", close: "）" },
  numerals: [],
  nouns: {
    release: noun("#个版本"),
    story: noun("#篇报道"),
    event: noun("#个事件"),
    day: noun("#天"),
    week: noun("#周"),
    month: noun("#个月"),
    year: noun("#年"),
    project: noun("#个项目"),
    star: noun("#颗星标"),
  },
  within: (heading) => heading,
  metric: (metric, interval) => {
    if (metric === "stars") return "星标数";
    if (metric === "surviving") return "现存星标数";
    if (metric === "forks") return "复刻数";
    return `${PER[interval]}${FLOW[metric]}`;
  },
  titleMetric: {
    stars: "GitHub星标数",
    surviving: "GitHub现存星标数",
    gained: "GitHub新增星标",
    lost: "GitHub撤回星标",
    net: "GitHub星标净增",
    forks: "GitHub复刻数",
    releases: "版本发布数",
  },
  aligned: (metric, align) =>
    align === "date" ? metric : align === "age" ? `${metric}（按项目年龄）` : `${metric}（指数）`,
  others: (named, n) => `${named.join("、")}和另外${n}个项目`,
  releasesTitle: (name) => `${name}：版本发布`,
  boardTitle: (category) => (category === null ? "项目势头榜" : `项目势头榜：${category}`),
  rate: "7日日均",
  yLabel: (metric, { log, croppedAt }) => {
    if (log) return `${metric}（对数刻度）`;
    return croppedAt === null ? metric : `${metric}（纵轴从${croppedAt}而非0开始）`;
  },
  ageAxis: (of) => AGE_AXIS[of],
  countedFrom: (of, names) => (of === "created" ? `自仓库创建起计：${names}` : `自首个版本发布起计：${names}`),
  leftOut: (name) => `${name}：起始日不详，未列入`,
  noBase: (lack, date) =>
    ({
      days: "没有所有项目都有数据的日子，未列入",
      figure: `作为100的${date}没有数据，未列入`,
      zero: `作为100的${date}为0，未列入`,
    })[lack],
  history: {
    empty: "每日星标取自GitHub的星标历史，目前尚未读取",
    source: "来源：GitHub星标历史（尚未读取）",
  },
  indexLabel: (metric, date) => `${metric}（${date}=100）`,
  empty: (metric, isPart = false) => `${metric}：${isPart ? "此期间无数据" : "暂无数据"}`,
  source: (sources, isPart = false) => {
    const none = isPart ? "此期间无" : "暂无";
    return `来源：${sources.length === 0 ? none : sources.join("；")}`;
  },
  asOf: (when) => `截至${when}`,
  pinned: (when) => `固定版：截至${when}的数据`,
  staleSince: (date) => `${date}之后暂无新数据`,
  simulated: "模拟世界：这些数字均为虚构",
  licence: "许可：CC BY 4.0",
  method: (interval, left) =>
    `每个${STEP[interval]}一个数值；断开处为无数据的${GAPS[interval]}${left === null ? "" : `；不大于0而略去：${left}个`}`,
  sharesRounded: "小数为较长时段的分摊值，已四舍五入",
  linearBars: "柱形从0开始，而对数刻度没有0，故采用线性刻度",
  chart: (id) => `Groundswell：${id}`,
  plusMinus: (days) => `±${days}`,
  more: (n) => `另有${n}个`,
  stars: {
    observed: "观测星标数",
    surviving: "现存星标数",
    difference: "两线之差为此后被撤回的星标",
  },
  columns: {
    date: "日期（UTC）",
    age: "天数",
    project: "项目",
    release: "版本",
    kind: "类型",
    provenance: "数据由来",
  },
  momentum: {
    accelerating: "加速",
    slowing: "放缓",
    steady: "平稳",
    uncertain: "无法判断",
    "no activity": "无动静",
    "too little data": "数据不足",
  },
  perDay: (stars) => `每天${stars}`,
  told: {
    between: (what, from, fromWhen, to, toWhen) => `${what}从${fromWhen}的${from}变为${toWhen}的${to}`,
    only: (what, value, when, isPart) => `${what}${isPart ? "在此期间" : ""}仅有${when}的${value}`,
    noneOf: (label, isPart) => `${label}${isPart ? "在此期间无数据" : "暂无数据"}`,
    noneYet: (_label, metric, isPart) => `${metric}${isPart ? "在此期间无数据" : "暂无数据"}`,
    same: "没有变化",
    up: (percent) => `增长${percent}`,
    down: (percent) => `减少${percent}`,
    upBy: (difference) => `增加${difference}`,
    downBy: (difference) => `减少${difference}`,
    upSlightly: (percent) => `增幅不足${percent}`,
    downSlightly: (percent) => `降幅不足${percent}`,
    marked: (what) => `图中标出${what}`,
    releases: "各次版本发布",
    releasesUpTo: (n, tag) => `截至${tag}的${n}个版本`,
    releasesBriefly: (n, tag) => `${n}个，至${tag}`,
    theFirst: (label) => `首篇：${label}`,
    onAge: (what, value, age) => `${what}在${age}为${value}`,
    atTime: (what, value, when) => `${what}在${when}为${value}`,
    byAge: (metric, of) =>
      ({
        created: `${metric}，按各仓库创建后的天数`,
        release: `${metric}，按各项目首个版本发布后的天数`,
        own: `${metric}，按各项目起始后的天数`,
      })[of],
    bars: (what, from, to) => `${what}，${from}至${to}`,
    total: (sum, known) => (known === null ? `共${sum}` : `有数据的${known}共${sum}`),
    most: (value, when) => `最多为${when}的${value}`,
    least: (value, when) => `最少为${when}的${value}`,
    when: (interval, date) => (interval === "week" ? `${date}起的一周` : date),
  },
  board: {
    project: "项目",
    momentum: "势头",
    stars: "星标数",
    perDay: "每天星标数",
    interval: "90%区间",
    method: "势头：近期每天星标数与此前56天之比；排名由90%区间决定",
    notes: {
      spike: "单日激增",
      noGain: "无增长之日",
      lack: {
        recent: (known, days) => `${days}天中仅有${known}天数据`,
        baseline: (known, days) => `此前${days}天中仅有${known}天数据`,
      },
      to: (date) => `截至${date}`,
    },
    firstOf: (shown, total) => `${total}个项目中的前${shown}个`,
    empty: "榜上暂无项目",
  },
  timeline: {
    major: "主版本",
    minor: "次版本",
    patch: "修订版",
    prerelease: "预发布",
    other: "其他",
    gathered: (releases, from, to) => `${releases}（${from}至${to}）`,
    method: (dated) => DATED[dated],
    empty: { none: "暂无版本发布", part: "此期间无版本发布", unread: "版本列表尚未读取" },
    counts: {
      major: noun("#个主版本"),
      minor: noun("#个次版本"),
      patch: noun("#个修订版"),
      prerelease: noun("#个预发布版"),
      other: noun("#个其他版本"),
    },
    between: (releases, from, to) => (from === to ? `${from}发布${releases}` : `${from}至${to}发布${releases}`),
    newest: (tag, date) => `最新的${tag}于${date}发布`,
    lack: { none: "暂无版本发布", part: "此期间无版本发布", unread: "版本列表尚未读取" },
  },
  badge: { stars: "星标", gained: "7天星标增减", momentum: "势头" },
  effect: effectZh,
  sentence: sentenceZh,
};
