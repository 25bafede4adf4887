import { effectFr, sentenceFr } from "./effect-fr.ts";
import type { Words } from "./words.ts";

const PER = { day: "jour", week: "semaine", month: "mois" } as const;
const STEP = { day: "jour UTC", week: "semaine ISO", month: "mois civil" } as const;
const GAPS = { day: "jours", week: "semaines", month: "mois" } as const;
const FLOW = {
  gained: "Étoiles gagnées",
  lost: "Étoiles retirées",
  net: "Solde des étoiles",
  releases: "Versions publiées",
} as const;

const AGE_AXIS = {
  created: "Jours depuis la création du dépôt",
  release: "Jours depuis la première version",
  own: "Jours depuis le début de chaque projet",
} as const;
const DATED = {
  published: "Versions au jour de leur publication (UTC)",
  tagged: "Versions à la date de leur tag git (UTC)",
  both: "Versions au jour de leur publication ou, à défaut, à la date de leur tag git (UTC)",
} as const;

/** Before a colon stands a no-break space, before a semicolon a narrow one. */
export const FR: Words = {
  signs: {
    colon: "\u00a0: ",
    semicolon: "\u202f; ",
    comma: ", ",
    item: "\u202f; ",
    stop: ".",
    gap: " ",
    open: " (",
    close: ")",
  },
  numerals: ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
  nouns: {
    release: { one: "une version", single: "# version", many: "# de versions", other: "# versions" },
    story: { one: "un article", single: "# article", many: "# d’articles", other: "# articles" },
    event: { one: "un événement", single: "# événement", many: "# d’événements", other: "# événements" },
    day: { one: "un jour", single: "#\u00a0jour", many: "# de jours", other: "#\u00a0jours" },
    week: { one: "une semaine", single: "# semaine", many: "# de semaines", other: "# semaines" },
    month: { one: "un mois", single: "# mois", many: "# de mois", other: "# mois" },
    year: { one: "un an", single: "#\u00a0an", many: "# d’années", other: "#\u00a0ans" },
    project: { one: "un projet", single: "# projet", many: "# de projets", other: "# projets" },
    star: { one: "une étoile", single: "#\u00a0étoile", many: "# d’étoiles", other: "#\u00a0étoiles" },
  },
  within: (heading) => (/^\p{Lu}\p{Ll}/u.test(heading) ? heading.charAt(0).toLowerCase() + heading.slice(1) : heading),
  metric: (metric, interval) => {
    if (metric === "stars") return "Étoiles";
    if (metric === "surviving") return "Étoiles restantes";
    if (metric === "forks") return "Forks";
    return `${FLOW[metric]} par ${PER[interval]}`;
  },
  titleMetric: {
    stars: "étoiles sur GitHub",
    surviving: "étoiles restantes sur GitHub",
    gained: "étoiles gagnées sur GitHub",
    lost: "étoiles retirées sur GitHub",
    net: "solde des étoiles sur GitHub",
    forks: "forks sur GitHub",
    releases: "versions publiées",
  },
  aligned: (metric, align) =>
    align === "date" ? metric : align === "age" ? `${metric} selon l’âge` : `${metric}, base 100`,
  others: (named, n) => `${named.join(", ")} et ${n} autres`,
  releasesTitle: (name) => `${name}\u00a0: versions`,
  boardTitle: (category) => (category === null ? "Projets par dynamique" : `Projets par dynamique\u00a0: ${category}`),
  rate: "Moyenne par jour sur 7 jours",
  yLabel: (metric, { log, croppedAt }) => {
    if (log) return `${metric}, échelle logarithmique`;
    return croppedAt === null ? metric : `${metric} (l’axe commence à ${croppedAt}, et non à zéro)`;
  },
  ageAxis: (of) => AGE_AXIS[of],
  countedFrom: (of, names) =>
    of === "created"
      ? `comptés depuis la création du dépôt\u00a0: ${names}`
      : `comptés depuis la première version\u00a0: ${names}`,
  leftOut: (name) => `${name}\u00a0: écarté, âge inconnu`,
  noBase: (lack, date) =>
    ({
      days: "écarté, car il n’y a pas de jour où tous ont un chiffre",
      figure: `écarté, pas de chiffre pour le ${date}, qui vaudrait 100`,
      zero: `écarté, zéro le ${date}, dont rien n’est une part`,
    })[lack],
  history: {
    empty: "Les étoiles par jour viennent de l’historique de GitHub, qui n’a pas encore été lu",
    source: "Source\u00a0: historique des étoiles de GitHub, pas encore lu",
  },
  indexLabel: (metric, date) => `${metric} (${date} = 100)`,
  empty: (metric, isPart = false) =>
    `${metric}\u00a0: ${isPart ? "aucun chiffre sur cette période" : "pas encore de chiffres"}`,
  source: (sources, isPart = false) => {
    if (sources.length === 0) return `Source\u00a0: aucune ${isPart ? "sur cette période" : "pour l’instant"}`;
    return `${sources.length > 1 ? "Sources" : "Source"}\u00a0: ${sources.join("\u202f; ")}`;
  },
  asOf: (when) => `État au ${when}`,
  pinned: (when) => `Graphique figé\u00a0: état connu au ${when}`,
  staleSince: (date) => `Aucun chiffre plus récent depuis le ${date}`,
  simulated: "Monde simulé\u00a0: ces chiffres sont inventés",
  licence: "Licence\u00a0: CC BY 4.0",
  method: (interval, left) =>
    `Un chiffre par ${STEP[interval]}\u202f; les interruptions sont des ${GAPS[interval]} sans chiffre${left === null ? "" : `\u202f; écartés, car non supérieurs à zéro\u00a0: ${left}`}`,
  sharesRounded: "les fractions sont des parts de périodes plus longues, arrondies",
  linearBars: "les barres partent de zéro, absent d’une échelle logarithmique\u00a0: l’échelle est linéaire",
  chart: (id) => `Groundswell\u00a0: ${id}`,
  plusMinus: (days) => `±\u00a0${days}`,
  more: (n) => `et ${n} de plus`,
  stars: {
    observed: "Étoiles observées",
    surviving: "Étoiles restantes",
    difference: "entre les deux courbes, les étoiles retirées depuis",
  },
  columns: {
    date: "Date (UTC)",
    age: "Âge en jours",
    project: "Projet",
    release: "Version",
    kind: "Type",
    provenance: "Origine du chiffre",
  },
  momentum: {
    accelerating: "en accélération",
    slowing: "en ralentissement",
    steady: "stable",
    uncertain: "incertain",
    "no activity": "aucune activité",
    "too little data": "trop peu de données",
  },
  perDay: (stars) => `${stars} par jour`,
  told: {
    between: (what, from, fromWhen, to, toWhen) => `${what}, de ${from} ${fromWhen} à ${to} ${toWhen}`,
    only: (what, value, when, isPart) =>
      `${what}, ${value} ${when}, seul chiffre ${isPart ? "de cette période" : "connu"}`,
    noneOf: (label, isPart) => `${label}, ${isPart ? "aucun chiffre sur cette période" : "pas encore de chiffres"}`,
    noneYet: (_label, metric, isPart) =>
      `${isPart ? "aucun chiffre sur cette période" : "pas encore de chiffres"} (${metric.toLowerCase()})`,
    same: "sans changement",
    up: (percent) => `en hausse de ${percent}`,
    down: (percent) => `en baisse de ${percent}`,
    upBy: (difference) => `en hausse de ${difference}`,
    downBy: (difference) => `en baisse de ${difference}`,
    upSlightly: (percent) => `en hausse de moins de ${percent}`,
    downSlightly: (percent) => `en baisse de moins de ${percent}`,
    marked: (what) => `repères\u00a0: ${what}`,
    releases: "les versions",
    releasesUpTo: (n, tag) => `${n} versions jusqu’à ${tag}`,
    releasesBriefly: (n, tag) => `${n}, jusqu’à ${tag}`,
    theFirst: (label) => `le premier\u00a0: ${label}`,
    onAge: (what, value, age) => `${what}, ${value} au ${age}`,
    atTime: (what, value, when) => `${what}, ${value} ${when}`,
    byAge: (metric, of) =>
      ({
        created: `${metric} selon le nombre de jours depuis la création de chaque dépôt`,
        release: `${metric} selon le nombre de jours depuis la première version de chaque projet`,
        own: `${metric} selon le nombre de jours depuis le début de chaque projet`,
      })[of],
    bars: (what, from, to) => `${what}, du ${from} au ${to}`,
    total: (sum, known) => (known === null ? `${sum} en tout` : `${sum} en tout, périodes chiffrées\u00a0: ${known}`),
    most: (value, when) => `maximum de ${value} ${when}`,
    least: (value, when) => `minimum de ${value} ${when}`,
    when: (interval, date) =>
      interval === "day" ? `le ${date}` : interval === "week" ? `dans la semaine commençant le ${date}` : `en ${date}`,
  },
  board: {
    project: "Projet",
    momentum: "Dynamique",
    stars: "Étoiles",
    perDay: "Étoiles par jour",
    interval: "Intervalle à 90\u00a0%",
    method:
      "Dynamique\u00a0: étoiles par jour récemment, rapportées aux 56 jours d’avant, avec l’intervalle à 90\u00a0% qui fixe le classement",
    notes: {
      spike: "pic d’un jour",
      noGain: "aucun jour en hausse",
      lack: {
        recent: (known, days) => `chiffres pour ${known} des ${days} jours`,
        baseline: (known, days) => `chiffres pour ${known} des ${days} jours d’avant`,
      },
      to: (date) => `jusqu’au ${date}`,
    },
    firstOf: (shown, total) => `les ${shown} premiers sur ${total}`,
    empty: "Aucun projet au tableau pour l’instant",
  },
  timeline: {
    major: "Majeure",
    minor: "Mineure",
    patch: "Correctif",
    prerelease: "Préversion",
    other: "Autre",
    gathered: (releases, from, to) => `${releases}, de ${from} à ${to}`,
    method: (dated) => DATED[dated],
    empty: {
      none: "Pas encore de version",
      part: "Aucune version sur cette période",
      unread: "La liste des versions n’a pas encore été lue",
    },
    counts: {
      major: { one: "une majeure", single: "# majeure", other: "# majeures" },
      minor: { one: "une mineure", single: "# mineure", other: "# mineures" },
      patch: { one: "un correctif", single: "# correctif", other: "# correctifs" },
      prerelease: { one: "une préversion", single: "# préversion", other: "# préversions" },
      other: { one: "une autre", single: "# autre", other: "# autres" },
    },
    between: (releases, from, to) => (from === to ? `${releases} le ${from}` : `${releases} du ${from} au ${to}`),
    newest: (tag, date) => `la plus récente, ${tag}, le ${date}`,
    lack: {
      none: "pas encore de version",
      part: "aucune version sur cette période",
      unread: "la liste des versions n’a pas encore été lue",
    },
  },
  badge: { stars: "étoiles", gained: "étoiles, 7 jours", momentum: "dynamique" },
  effect: effectFr,
  sentence: sentenceFr,
};
