import { effectDe, sentenceDe } from "./effect-de.ts";
import type { Words } from "./words.ts";

const PER = { day: "Tag", week: "Woche", month: "Monat" } as const;
const STEP = { day: "UTC-Tag", week: "ISO-Woche", month: "Kalendermonat" } as const;
const GAPS = { day: "Tage", week: "Wochen", month: "Monate" } as const;
const FLOW = {
  gained: "Neue Sterne",
  lost: "Zurückgenommene Sterne",
  net: "Sternzuwachs netto",
  releases: "Releases",
} as const;

const AGE_AXIS = {
  created: "Tage seit Anlage des Repositorys",
  release: "Tage seit dem ersten Release",
  own: "Tage seit dem Beginn des jeweiligen Projekts",
} as const;
const DATED = {
  published: "Releases nach dem Tag ihrer Veröffentlichung (UTC)",
  tagged: "Releases nach dem Datum ihrer Git-Tags (UTC)",
  both: "Releases nach dem Tag ihrer Veröffentlichung, wo nur der Git-Tag bekannt ist, nach dessen Datum (UTC)",
} as const;

export const DE: Words = {
  signs: { colon: ": ", semicolon: "; ", comma: ", ", item: "; ", stop: ".", gap: " ", open: " (", close: ")" },
  numerals: ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
  nouns: {
    release: { one: "ein Release", single: "# Release", other: "# Releases" },
    story: { one: "ein Bericht", single: "# Bericht", other: "# Berichte" },
    event: { one: "ein Ereignis", single: "# Ereignis", other: "# Ereignisse" },
    day: { one: "ein Tag", single: "#\u00a0Tag", other: "#\u00a0Tage" },
    week: { one: "eine Woche", single: "# Woche", other: "# Wochen" },
    month: { one: "ein Monat", single: "# Monat", other: "# Monate" },
    year: { one: "ein Jahr", single: "#\u00a0Jahr", other: "#\u00a0Jahre" },
    project: { one: "ein Projekt", single: "# Projekt", other: "# Projekte" },
    star: { one: "ein Stern", single: "#\u00a0Stern", other: "#\u00a0Sterne" },
  },
  // Nouns keep their capitals; adjectives before them do not.
  within: (heading) =>
    heading.replace(/^(?:Keine|Neue|Zurückgenommene|Verbliebene|Beobachtete) /u, (adjective) =>
      adjective.toLowerCase(),
    ),
  metric: (metric, interval) => {
    if (metric === "stars") return "Sterne";
    if (metric === "surviving") return "Verbliebene Sterne";
    if (metric === "forks") return "Forks";
    return `${FLOW[metric]} pro ${PER[interval]}`;
  },
  titleMetric: {
    stars: "Sterne auf GitHub",
    surviving: "verbliebene Sterne auf GitHub",
    gained: "neue Sterne auf GitHub",
    lost: "zurückgenommene Sterne auf GitHub",
    net: "Nettozuwachs an Sternen auf GitHub",
    forks: "Forks auf GitHub",
    releases: "Releases",
  },
  aligned: (metric, align) =>
    align === "date" ? metric : align === "age" ? `${metric} nach Alter` : `${metric}, indexiert`,
  others: (named, n) => `${named.join(", ")} und ${n} weitere`,
  releasesTitle: (name) => `${name}: Releases`,
  boardTitle: (category) => (category === null ? "Projekte nach Momentum" : `Projekte nach Momentum: ${category}`),
  rate: "7-Tage-Mittel pro Tag",
  yLabel: (metric, { log, croppedAt }) => {
    if (log) return `${metric}, logarithmische Skala`;
    return croppedAt === null ? metric : `${metric} (Achse beginnt bei ${croppedAt}, nicht bei null)`;
  },
  ageAxis: (of) => AGE_AXIS[of],
  countedFrom: (of, names) =>
    of === "created" ? `gezählt ab Anlage des Repositorys: ${names}` : `gezählt ab dem ersten Release: ${names}`,
  leftOut: (name) => `${name}: ausgelassen, Alter unbekannt`,
  noBase: (lack, date) =>
    ({
      days: "ausgelassen, da es keinen Tag gibt, an dem alle einen Wert haben",
      figure: `ausgelassen, keine Angabe für den ${date}, der 100 wäre`,
      zero: `ausgelassen, null am ${date}, wovon es keine Anteile gibt`,
    })[lack],
  history: {
    empty: "Sterne nach Tagen stehen im Sternverlauf von GitHub, der noch nicht eingelesen ist",
    source: "Quelle: Sternverlauf von GitHub, noch nicht eingelesen",
  },
  indexLabel: (metric, date) => `${metric} (${date} = 100)`,
  empty: (metric, isPart = false) => `${metric}: ${isPart ? "keine Zahlen in diesem Zeitraum" : "noch keine Zahlen"}`,
  source: (sources, isPart = false) => {
    if (sources.length === 0) return isPart ? "Quelle: keine in diesem Zeitraum" : "Quelle: noch keine";
    return `${sources.length > 1 ? "Quellen" : "Quelle"}: ${sources.join("; ")}`;
  },
  asOf: (when) => `Stand: ${when}`,
  pinned: (when) => `Fixiert: Stand vom ${when}`,
  staleSince: (date) => `Keine neueren Zahlen seit ${date}`,
  simulated: "Simulierte Welt: Diese Zahlen sind erfunden",
  licence: "Lizenz: CC BY 4.0",
  method: (interval, left) =>
    `Ein Wert je ${STEP[interval]}; Lücken sind ${GAPS[interval]} ohne Angabe${left === null ? "" : `; ausgelassen, da nicht über null: ${left}`}`,
  sharesRounded: "Bruchteile sind Anteile längerer Zeiträume, gerundet",
  linearBars: "Balken beginnen bei null, das eine logarithmische Skala nicht hat: Die Skala ist linear",
  chart: (id) => `Groundswell: ${id}`,
  plusMinus: (days) => `±\u00a0${days}`,
  more: (n) => `und ${n} weitere`,
  stars: {
    observed: "Beobachtete Sterne",
    surviving: "Verbliebene Sterne",
    difference: "zwischen den Linien liegen seither zurückgenommene Sterne",
  },
  columns: {
    date: "Datum (UTC)",
    age: "Alter in Tagen",
    project: "Projekt",
    release: "Release",
    kind: "Art",
    provenance: "Herkunft der Zahl",
  },
  momentum: {
    accelerating: "beschleunigt",
    slowing: "verlangsamt",
    steady: "gleichmäßig",
    uncertain: "unsicher",
    "no activity": "keine Aktivität",
    "too little data": "zu wenige Daten",
  },
  perDay: (stars) => `${stars} pro Tag`,
  told: {
    between: (what, from, fromWhen, to, toWhen) => `${what} von ${from} ${fromWhen} auf ${to} ${toWhen}`,
    only: (what, value, when, isPart) =>
      `${what} ${value} ${when}, der einzige Wert${isPart ? " in diesem Zeitraum" : ""}`,
    noneOf: (label, isPart) => `${label}: ${isPart ? "keine Zahlen in diesem Zeitraum" : "noch keine Zahlen"}`,
    noneYet: (_label, metric, isPart) =>
      `${metric}: ${isPart ? "keine Zahlen in diesem Zeitraum" : "noch keine Zahlen"}`,
    same: "unverändert",
    up: (percent) => `plus ${percent}`,
    down: (percent) => `minus ${percent}`,
    upBy: (difference) => `ein Plus von ${difference}`,
    downBy: (difference) => `ein Minus von ${difference}`,
    upSlightly: (percent) => `plus weniger als ${percent}`,
    downSlightly: (percent) => `minus weniger als ${percent}`,
    marked: (what) => `markiert: ${what}`,
    releases: "die Releases",
    releasesUpTo: (n, tag) => `${n} Releases bis ${tag}`,
    releasesBriefly: (n, tag) => `${n}, bis ${tag}`,
    theFirst: (label) => `zuerst: ${label}`,
    onAge: (what, value, age) => `${what} ${value} an ${age}`,
    atTime: (what, value, when) => `${what} ${value} ${when}`,
    byAge: (metric, of) =>
      ({
        created: `${metric} nach Tagen seit Anlage des jeweiligen Repositorys`,
        release: `${metric} nach Tagen seit dem jeweils ersten Release`,
        own: `${metric} nach Tagen seit dem Beginn des jeweiligen Projekts`,
      })[of],
    bars: (what, from, to) => `${what}, ${from} bis ${to}`,
    total: (sum, known) => (known === null ? `insgesamt ${sum}` : `insgesamt ${sum}, Zeiträume mit Angabe: ${known}`),
    most: (value, when) => `Höchstwert ${value} ${when}`,
    least: (value, when) => `Tiefstwert ${value} ${when}`,
    when: (interval, date) =>
      interval === "day" ? `am ${date}` : interval === "week" ? `in der Woche ab ${date}` : `im ${date}`,
  },
  board: {
    project: "Projekt",
    momentum: "Momentum",
    stars: "Sterne",
    perDay: "Sterne pro Tag",
    interval: "90-%-Intervall",
    method:
      "Momentum: Sterne pro Tag zuletzt gegenüber den 56 Tagen davor, mit 90-%-Intervall, das über die Reihenfolge entscheidet",
    notes: {
      spike: "Ausschlag an einem Tag",
      noGain: "kein Tag mit Zuwachs",
      lack: {
        recent: (known, days) => `${known} von ${days} Tagen bekannt`,
        baseline: (known, days) => `${known} der ${days} Tage davor bekannt`,
      },
      to: (date) => `bis ${date}`,
    },
    firstOf: (shown, total) => `die ersten ${shown} von ${total}`,
    empty: "Noch kein Projekt auf der Tafel",
  },
  timeline: {
    major: "Hauptversion",
    minor: "Nebenversion",
    patch: "Patch",
    prerelease: "Vorabversion",
    other: "Andere",
    gathered: (releases, from, to) => `${releases}, ${from} bis ${to}`,
    method: (dated) => DATED[dated],
    empty: {
      none: "Noch keine Releases",
      part: "Keine Releases in diesem Zeitraum",
      unread: "Die Liste der Releases ist noch nicht eingelesen",
    },
    counts: {
      major: { one: "eine Hauptversion", single: "# Hauptversion", other: "# Hauptversionen" },
      minor: { one: "eine Nebenversion", single: "# Nebenversion", other: "# Nebenversionen" },
      patch: { one: "ein Patch", single: "# Patch", other: "# Patches" },
      prerelease: { one: "eine Vorabversion", single: "# Vorabversion", other: "# Vorabversionen" },
      other: { one: "eine andere", single: "# andere", other: "# andere" },
    },
    between: (releases, from, to) => (from === to ? `${releases} am ${from}` : `${releases} vom ${from} bis zum ${to}`),
    newest: (tag, date) => `das neueste, ${tag}, am ${date}`,
    lack: {
      none: "noch keine Releases",
      part: "keine Releases in diesem Zeitraum",
      unread: "die Liste der Releases ist noch nicht eingelesen",
    },
  },
  badge: { stars: "Sterne", gained: "Sterne, 7 Tage", momentum: "Momentum" },
  effect: effectDe,
  sentence: sentenceDe,
};
