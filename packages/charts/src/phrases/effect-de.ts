import type { SentenceWords, WeekFigures, Words } from "./words.ts";

export const effectDe: Words["effect"] = {
  title: (project) => `${project}: Sterne pro Woche, vor und nach einem Bericht`,
  yLabel: "Sterne pro Woche",
  empty: "Noch keine vollständige Woche",
  shade: "die Woche des Berichts",
  band: "Dieselben Wochen ähnlicher Projekte: mittlere 80\u00a0%",
  median: "Median",
  uncontrolled: "Keine Kontrollgruppe: zu wenige ähnliche Projekte",
  method: ({ isControlled, isCut }) =>
    [
      "Sternzuwachs netto in Wochen zu sieben UTC-Tagen, gezählt ab dem Bericht; fehlt ein Tag, bleibt die Woche leer",
      ...(isControlled
        ? ["Wochen ähnlicher Projekte sind auf die Größe dieses Projekts umgerechnet"]
        : ["keine Kontrollgruppe"]),
      ...(isCut ? ["ihr Band reicht über die Achse hinaus"] : []),
    ].join("; "),
  heading: (project, when) => `${project}: Sterne pro Woche vor und nach einem Bericht vom ${when}.`,
  noWeekBefore: "Davor keine vollständige Woche.",
  oneWeekBefore: (stars, date) => `Davor ${stars} in der Woche ab ${date}.`,
  weeksBefore: (weeks, least, most, last) =>
    least === most
      ? `In den ${weeks} davor jeweils ${least}.`
      : `In den ${weeks} davor zwischen ${least} und ${most}, zuletzt ${last}.`,
  storyWeek: (range, stars, peers) => {
    const own = `In der Woche des Berichts, ${range}, ${stars ?? "keine Angabe, da ein Tag fehlt"}`;
    if (peers === null) return `${own}.`;
    const { low, middle, high } = peers;
    return `${own}; dieselbe Woche ähnlicher Projekte entspräche ${middle}, bei den meisten ${low} bis ${high}.`;
  },
  gaps: (n, weeks) => (n === 1 ? "Für eine weitere Woche fehlt die Angabe." : `Für weitere ${weeks} fehlt die Angabe.`),
  noControl: "Keine Kontrollgruppe.",
  happened: { renamed: "Neuer Name", transferred: "Neuer Eigentümer", "made public": "Öffnung des Repositorys" },
  columns: {
    week: "Woche",
    low: "Ähnliche Projekte, zehntes Perzentil",
    middle: "Ähnliche Projekte, Median",
    high: "Ähnliche Projekte, neunzigstes Perzentil",
  },
  basis: "Nettoveränderung der beobachteten Gesamtzahl über sieben Tage",
  verdict: {
    "too little data": "Zu wenige Daten",
    "confounded by a release": "Ein Release in denselben Tagen",
    "shared with other stories": "Geteilt: weitere Berichte in derselben Woche",
    "already rising": "Schon zuvor im Anstieg",
    "rose with": "Anstieg in jener Woche",
    "no distinguishable change": "Keine erkennbare Veränderung",
  },
};

const NO_CONTROL = "; ohne Kontrollgruppe";
const change = ({ project, stars, isLoss }: Pick<WeekFigures, "project" | "stars" | "isLoss">) =>
  isLoss ? `${project} verlor ${stars}` : `${project} gewann ${stars}`;
const dated = (noun: string) => (what: string, date: string) =>
  what === "" ? `${noun} (${date})` : `${noun} ${what} (${date})`;

export const sentenceDe: SentenceWords = {
  joint: ": ",
  open: (project, from, to) =>
    `Die Woche ${from === null ? "nach dem Bericht" : `ab dem ${from}`} ist noch nicht vorbei: Was die Sterne von ${project} darin taten, lässt sich nach dem ${to} sagen.`,
  noFigures: (project, from) =>
    `Zu wenige Daten: Um den ${from} sind von ${project} nicht alle Tageszahlen bekannt, und jede wird gebraucht.`,
  week: (w) =>
    `${change(w)} in der Woche ab dem ${w.from}, das ${w.ratio}-Fache dessen, was die acht Wochen davor${w.peers === null ? "" : ` und ${w.peers} ähnliche Projekte`} erwarten ließen (90-%-Intervall ${w.low}–${w.high}${w.peers === null ? NO_CONTROL : ""})`,
  days: (d) =>
    `${change(d)} in der Woche, je nachdem, wann sie begann (${d.days}), das ${d.ratios.join("- bis ")}-Fache dessen, was die acht Wochen davor${d.isControlled ? " und ähnliche Projekte" : ""} erwarten ließen (90-%-Intervalle von ${d.low} bis ${d.high}${d.isControlled ? "" : NO_CONTROL})`,
  starSpan: (least, most) => `${least} bis ${most}`,
  tails: {
    "already rising": "Die Zahl stieg schon zuvor, die Woche lässt sich vom laufenden Anstieg nicht trennen",
    "rose with":
      "ein Anstieg, der sich vom Zufall abhebt. Er kam nach dem Bericht; was dahintersteckt, können Zahlen nicht sagen",
  },
  gaps: "zu wenige Daten, die Zahlen haben Lücken",
  someGaps: (missing, all) => `zu wenige Daten, für ${missing} dieser ${all} Tage haben die Zahlen Lücken`,
  fewExpected: (expected) =>
    `zu wenige Daten; zu erwarten waren ${expected} Sterne, und unter fünf sagt der Vergleich nichts`,
  confounders: {
    release: dated("Release"),
    renamed: dated("neuer Name"),
    transferred: dated("neuer Eigentümer"),
    "made public": (_what, date) => `Öffnung des Repositorys (${date})`,
  },
  confounded: (what, isOne) =>
    `In dieselben Tage ${isOne ? "fällt" : "fallen"}: ${what}. Das eine lässt sich vom anderen nicht trennen.`,
  shared: (n, other) =>
    n === 1
      ? "Ein weiterer Bericht darüber erschien in denselben Tagen, und dies ist eine Zahl für beide zusammen"
      : `In denselben Tagen erschienen ${other} weitere Berichte darüber, und dies ist eine Zahl für alle zusammen`,
  noChange: {
    fewer: "weniger als erwartet, und geprüft werden nur Anstiege",
    more: (pairs) =>
      `mehr als erwartet, aber nicht so viel, dass es sich vom Zufall abhebt${pairs === null ? "" : ` (${pairs} Fälle wurden zusammen geprüft)`}`,
    plain: "keine Veränderung, die sich vom Zufall abhebt",
    depends: "ob die Zahl stieg, hängt vom Tag ab, und so lässt sich keine Veränderung vom Zufall unterscheiden",
  },
  provisional: (until) => (until === null ? "Das ist vorläufig." : `Das ist bis zum ${until} vorläufig.`),
};
