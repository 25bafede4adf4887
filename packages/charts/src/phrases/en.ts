import { effectEn } from "./effect-en.ts";
import { EN_TABLE } from "./en-table.ts";
import type { Words } from "./words.ts";

const STEP = { day: "UTC day", week: "ISO week", month: "calendar month" } as const;
const GAPS = { day: "days", week: "weeks", month: "months" } as const;
const FLOW = { gained: "Stars gained", lost: "Stars taken back", net: "Net new stars", releases: "Releases" } as const;

const AGE_AXIS = {
  created: "Days since the repository was created",
  release: "Days since the first release",
  own: "Days since each project’s beginning",
} as const;
const DATED = {
  published: "Releases by the day that they were published on (UTC)",
  tagged: "Releases by the date of their git tags (UTC)",
  both: "Releases by the day that they were published on or, where only the git tag is known, by its date (UTC)",
} as const;

/** A heading's first word as it stands within a sentence; acronyms keep their capitals. */
const within = (heading: string) =>
  /^\p{Lu}\p{Ll}/u.test(heading) ? heading.charAt(0).toLowerCase() + heading.slice(1) : heading;

/** `Stars` → `star figures`; of flows, `figures of stars gained a day`. */
const lacking = (metric: string) =>
  metric.includes(" a ") ? `figures of ${within(metric)}` : `${within(metric).replace(/([^s])s$/u, "$1")} figures`;

export const EN: Words = {
  signs: EN_TABLE.signs,
  columns: EN_TABLE.columns,
  numerals: ["two", "three", "four", "five", "six", "seven", "eight", "nine"],
  nouns: {
    release: { one: "one release", single: "# release", other: "# releases" },
    story: { one: "one story", single: "# story", other: "# stories" },
    event: { one: "one event", single: "# event", other: "# events" },
    day: { one: "one day", single: "# day", other: "# days" },
    week: { one: "one week", single: "# week", other: "# weeks" },
    month: { one: "one month", single: "# month", other: "# months" },
    year: { one: "one year", single: "# year", other: "# years" },
    project: { one: "one project", single: "# project", other: "# projects" },
    star: { one: "one star", single: "# star", other: "# stars" },
  },
  within,
  metric: (metric, interval) => {
    if (metric === "stars") return "Stars";
    if (metric === "surviving") return "Surviving stars";
    if (metric === "forks") return "Forks";
    return `${FLOW[metric]} a ${interval}`;
  },
  titleMetric: {
    stars: "stars on GitHub",
    surviving: "surviving stars on GitHub",
    gained: "stars gained on GitHub",
    lost: "stars taken back on GitHub",
    net: "net new stars on GitHub",
    forks: "forks on GitHub",
    releases: "releases",
  },
  aligned: (metric, align) => (align === "date" ? metric : align === "age" ? `${metric} by age` : `${metric}, indexed`),
  others: (named, n) => `${named.join(", ")} and ${n} more`,
  releasesTitle: (name) => `${name}: releases`,
  boardTitle: (category) => (category === null ? "Projects by momentum" : `Projects by momentum: ${category}`),
  rate: "7-day average a day",
  yLabel: (metric, { log, croppedAt }) => {
    if (log) return `${metric}, logarithmic scale`;
    return croppedAt === null ? metric : `${metric} (axis starts at ${croppedAt}, not at zero)`;
  },
  ageAxis: (of) => AGE_AXIS[of],
  countedFrom: (of, names) =>
    of === "created" ? `counted from the repository’s creation: ${names}` : `counted from the first release: ${names}`,
  leftOut: (name) => `${name}: left out, its age is not known`,
  noBase: (lack, date) =>
    ({
      days: "left out, as there is no day on which all have a figure",
      figure: `left out, no figure on ${date}, which would be 100`,
      zero: `left out, zero on ${date}, of which nothing is a share`,
    })[lack],
  history: {
    empty: "Stars by day need GitHub’s history of stars, which has not been read yet",
    source: "Source: GitHub’s history of stars, not read yet",
  },
  indexLabel: (metric, date) => `${metric} (${date} = 100)`,
  empty: (metric, isPart = false) => `No ${lacking(metric)} ${isPart ? "in these days" : "yet"}`,
  source: (sources, isPart = false) => {
    if (sources.length === 0) return isPart ? "Source: none in these days" : "Source: none yet";
    return `${sources.length > 1 ? "Sources" : "Source"}: ${sources.join("; ")}`;
  },
  asOf: (when) => `As of ${when}`,
  pinned: (when) => `Pinned: as known on ${when}`,
  staleSince: (date) => `No newer figures since ${date}`,
  simulated: "Simulated world: these figures are invented",
  licence: "Licence: CC BY 4.0",
  method: (interval, left) =>
    `One figure per ${STEP[interval]}; gaps are ${GAPS[interval]} without a figure${left === null ? "" : `; left out, not above zero: ${left}`}`,
  sharesRounded: "fractions are shares of longer spans, rounded",
  linearBars: "bars begin at zero, which a logarithmic scale does not have: the scale is linear",
  chart: (id) => `Groundswell: ${id}`,
  plusMinus: (days) => `± ${days}`,
  more: (n) => `and ${n} more`,
  stars: {
    observed: "Observed stars",
    surviving: "Surviving stars",
    difference: "between the lines are stars taken back since",
  },
  momentum: {
    accelerating: "accelerating",
    slowing: "slowing",
    steady: "steady",
    uncertain: "uncertain",
    "no activity": "no activity",
    "too little data": "too little data",
  },
  perDay: (stars) => `${stars} a day`,
  told: {
    between: (what, from, fromWhen, to, toWhen) => `${what} from ${from} ${fromWhen} to ${to} ${toWhen}`,
    only: (what, value, when, isPart) => `${what} ${value} ${when}, the only figure${isPart ? " in these days" : ""}`,
    noneOf: (label, isPart) => `${label} no figures ${isPart ? "in these days" : "yet"}`,
    noneYet: (_label, metric, isPart) => `no ${lacking(metric)} ${isPart ? "in these days" : "yet"}`,
    same: "unchanged",
    up: (percent) => `up ${percent}`,
    down: (percent) => `down ${percent}`,
    upBy: (difference) => `up by ${difference}`,
    downBy: (difference) => `down by ${difference}`,
    upSlightly: (percent) => `up less than ${percent}`,
    downSlightly: (percent) => `down less than ${percent}`,
    marked: (what) => `${what} marked`,
    releases: "the releases",
    releasesUpTo: (n, tag) => `${n} releases up to ${tag}`,
    releasesBriefly: (n, tag) => `${n}, up to ${tag}`,
    theFirst: (label) => `the first: ${label}`,
    onAge: (what, value, age) => `${what} ${value} on ${age}`,
    atTime: (what, value, when) => `${what} ${value} ${when}`,
    byAge: (metric, of) =>
      ({
        created: `${metric} by days since each repository was created`,
        release: `${metric} by days since each project’s first release`,
        own: `${metric} by days since each project’s beginning`,
      })[of],
    bars: (what, from, to) => `${what}, ${from} to ${to}`,
    total: (sum, known) => (known === null ? `${sum} in all` : `${sum} in all, over the ${known} with a figure`),
    most: (value, when) => `the most ${value} ${when}`,
    least: (value, when) => `the least ${value} ${when}`,
    when: (interval, date) =>
      interval === "day" ? `on ${date}` : interval === "week" ? `in the week from ${date}` : `in ${date}`,
  },
  board: {
    project: "Project",
    momentum: "Momentum",
    stars: "Stars",
    perDay: "Stars a day",
    interval: "90 % interval",
    method: "Momentum: stars a day now against the 56 days before, with its 90 % interval, which decides the order",
    notes: {
      spike: "one-day spike",
      noGain: "no day with a gain",
      lack: {
        recent: (known, days) => `${known} of ${days} days known`,
        baseline: (known, days) => `${known} of the ${days} days before known`,
      },
      to: (date) => `to ${date}`,
    },
    firstOf: (shown, total) => `the first ${shown} of ${total}`,
    empty: "No project on the board yet",
  },
  timeline: {
    major: "Major",
    minor: "Minor",
    patch: "Patch",
    prerelease: "Pre-release",
    other: "Other",
    gathered: (releases, from, to) => `${releases}, ${from} to ${to}`,
    method: (dated) => DATED[dated],
    empty: {
      none: "No releases yet",
      part: "No releases in these days",
      unread: "The list of releases has not been read yet",
    },
    counts: {
      major: { one: "one major", single: "# major", other: "# major" },
      minor: { one: "one minor", single: "# minor", other: "# minor" },
      patch: { one: "one patch", single: "# patch", other: "# patches" },
      prerelease: { one: "one pre-release", single: "# pre-release", other: "# pre-releases" },
      other: { one: "one other", single: "# other", other: "# others" },
    },
    between: (releases, from, to) => (from === to ? `${releases} on ${from}` : `${releases} from ${from} to ${to}`),
    newest: (tag, date) => `the newest, ${tag}, on ${date}`,
    lack: {
      none: "no releases yet",
      part: "no releases in these days",
      unread: "the list of releases has not been read yet",
    },
  },
  badge: { stars: "stars", gained: "stars, 7 days", momentum: "momentum" },
  effect: effectEn,
  sentence: null,
};
