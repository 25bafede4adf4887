import type { SentenceWords, WeekFigures, Words } from "./words.ts";

export const effectZh: Words["effect"] = {
  title: (project) => `${project}：报道前后的每周星标数`,
  yLabel: "每周星标数",
  empty: "尚无完整的一周",
  shade: "报道当周",
  band: "同类项目的同一周：中间80%",
  median: "中位数",
  uncontrolled: "没有对照组：同类项目太少",
  method: ({ isControlled, isCut }) =>
    [
      "从报道起按UTC七天一周计的星标净增；缺一天的周留空",
      ...(isControlled ? ["同类项目的各周已换算到本项目的水平"] : ["没有对照组"]),
      ...(isCut ? ["其区间带延伸到纵轴之上"] : []),
    ].join("；"),
  heading: (project, when) => `${project}：${when}的报道前后的每周星标数。`,
  noWeekBefore: "此前没有完整的一周。",
  oneWeekBefore: (stars, date) => `此前仅有${date}起的一周，为${stars}。`,
  weeksBefore: (weeks, least, most, last) =>
    least === most ? `此前${weeks}均为${least}。` : `此前${weeks}在${least}到${most}之间，最后一周为${last}。`,
  storyWeek: (range, stars, peers) => {
    const own = `报道当周（${range}）${stars === null ? "缺一天，没有数据" : `为${stars}`}`;
    if (peers === null) return `${own}。`;
    const { low, middle, high } = peers;
    return `${own}；同类项目的同一周相当于${middle}，多数在${low}到${high}之间。`;
  },
  gaps: (_n, weeks) => `另有${weeks}没有数据。`,
  noControl: "没有对照组。",
  happened: { renamed: "更名为", transferred: "转给新所有者", "made public": "仓库公开" },
  columns: {
    week: "周",
    low: "同类项目，第10百分位",
    middle: "同类项目，中位数",
    high: "同类项目，第90百分位",
  },
  basis: "观测总数的七天净变化",
  verdict: {
    "too little data": "数据不足",
    "confounded by a release": "同期有版本发布",
    "shared with other stories": "同一周还有其他报道",
    "already rising": "此前已在上升",
    "rose with": "当周上升",
    "no distinguishable change": "没有可辨别的变化",
  },
};

const NO_CONTROL = "，无对照组";
const change = ({ stars, isLoss }: Pick<WeekFigures, "stars" | "isLoss">) => `${isLoss ? "减少" : "新增"}${stars}`;
const dated = (noun: string) => (what: string, date: string) =>
  what === "" ? `${noun}（${date}）` : `${noun}${what}（${date}）`;

export const sentenceZh: SentenceWords = {
  joint: "：",
  open: (project, from, to) =>
    `${from === null ? "报道后的一周" : `${from}起的一周`}尚未结束，${project}的星标变化要到${to}之后才能知道。`,
  noFigures: (project, from) => `数据不足：${from}前后${project}的每日数据不全，而每一天都不可缺。`,
  week: (w) =>
    `${w.project}在${w.from}起的一周${change(w)}，为此前八周${w.peers === null ? "" : `和${w.peers}个同类项目`}所预示的${w.ratio}倍（90%区间${w.low}–${w.high}${w.peers === null ? NO_CONTROL : ""}）`,
  days: (d) =>
    `${d.project}在这一周${change(d)}，视起始日（${d.days}）而定，为此前八周${d.isControlled ? "和同类项目" : ""}所预示的${d.ratios.join("至")}倍（90%区间从${d.low}到${d.high}${d.isControlled ? "" : NO_CONTROL}）`,
  starSpan: (least, most) => `${least}至${most}`,
  tails: {
    "already rising": "此前已在上升，这一周与原有走势无法区分",
    "rose with": "这一上升可与偶然波动区分。它出现在报道之后；背后是什么，数字无法回答",
  },
  gaps: "数据有缺口，不足以判断",
  someGaps: (missing, all) => `这${all}天中有${missing}天数据有缺口，不足以判断`,
  fewExpected: (expected) => `预期仅${expected}颗星标，不足五颗时比较没有意义，数据不足`,
  confounders: {
    release: dated("版本"),
    renamed: dated("更名为"),
    transferred: dated("转给新所有者"),
    "made public": (_what, date) => `仓库公开（${date}）`,
  },
  confounded: (what) => `同期还有：${what}，与报道无法区分。`,
  shared: (n, other) =>
    n === 1 ? "同期还有另一篇相关报道，这是两篇合计的数字" : `同期还有另外${other}篇相关报道，这是所有报道合计的数字`,
  noChange: {
    fewer: "低于预期，而这里只检验上升",
    more: (pairs) => `高于预期，但不足以与偶然波动区分${pairs === null ? "" : `（共同检验${pairs}例）`}`,
    plain: "没有可与偶然波动区分的变化",
    depends: "是否上升取决于起始日，因而没有可与偶然波动区分的变化",
  },
  provisional: (until) => (until === null ? "此结论为暂定。" : `此结论在${until}之前为暂定。`),
};
