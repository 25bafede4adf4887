import type { SentenceWords, WeekFigures, Words } from "./words.ts";

export const effectFr: Words["effect"] = {
  title: (project) => `${project}\u00a0: étoiles par semaine, avant et après un article`,
  yLabel: "Étoiles par semaine",
  empty: "Pas encore de semaine complète",
  shade: "la semaine de l’article",
  band: "Mêmes semaines de projets comparables\u00a0: 80\u00a0% du milieu",
  median: "médiane",
  uncontrolled: "Pas de groupe témoin\u00a0: trop peu de projets comparables",
  method: ({ isControlled, isCut }) =>
    [
      "Solde des étoiles par semaine de sept jours UTC, comptée à partir de l’article\u202f; une semaine à laquelle manque un jour reste vide",
      ...(isControlled
        ? ["les semaines des projets comparables sont ramenées au niveau de ce projet"]
        : ["pas de groupe témoin"]),
      ...(isCut ? ["leur bande se prolonge au-dessus de l’axe"] : []),
    ].join("\u202f; "),
  heading: (project, when) => `${project}\u00a0: étoiles par semaine avant et après un article du ${when}.`,
  noWeekBefore: "Aucune semaine complète auparavant.",
  oneWeekBefore: (stars, date) => `Auparavant, ${stars} dans la semaine commençant le ${date}.`,
  weeksBefore: (weeks, least, most, last) =>
    least === most
      ? `Dans les ${weeks} d’avant, ${least} à chaque fois.`
      : `Dans les ${weeks} d’avant, entre ${least} et ${most}, dont ${last} dans la dernière.`,
  storyWeek: (range, stars, peers) => {
    const own = `Dans la semaine de l’article, ${range}, ${stars ?? "pas de chiffre, car un jour manque"}`;
    if (peers === null) return `${own}.`;
    const { low, middle, high } = peers;
    return `${own}\u202f; la même semaine de projets comparables donnerait ${middle}, et pour la plupart de ${low} à ${high}.`;
  },
  gaps: (n, weeks) =>
    n === 1 ? "Une autre semaine est sans chiffre." : `D’autres semaines sont sans chiffre (${weeks}).`,
  noControl: "Pas de groupe témoin.",
  happened: { renamed: "Nouveau nom", transferred: "Nouveau propriétaire", "made public": "Ouverture du dépôt" },
  columns: {
    week: "Semaine",
    low: "Projets comparables, dixième centile",
    middle: "Projets comparables, médiane",
    high: "Projets comparables, quatre-vingt-dixième centile",
  },
  basis: "variation nette du total observé sur sept jours",
  verdict: {
    "too little data": "Trop peu de données",
    "confounded by a release": "Une version dans les mêmes jours",
    "shared with other stories": "Partagé\u00a0: d’autres articles la même semaine",
    "already rising": "Déjà en hausse auparavant",
    "rose with": "En hausse cette semaine-là",
    "no distinguishable change": "Pas de changement discernable",
  },
};

const NO_CONTROL = "\u202f; sans groupe témoin";
const change = ({ project, stars, isLoss }: Pick<WeekFigures, "project" | "stars" | "isLoss">) =>
  `${project} a ${isLoss ? "perdu" : "gagné"} ${stars}`;
const dated = (noun: string) => (what: string, date: string) =>
  what === "" ? `${noun} (${date})` : `${noun} ${what} (${date})`;

export const sentenceFr: SentenceWords = {
  joint: "\u00a0: ",
  open: (project, from, to) =>
    `La semaine ${from === null ? "qui suit l’article" : `commençant le ${from}`} n’est pas terminée\u00a0: les étoiles de ${project} pourront être comptées après le ${to}.`,
  noFigures: (project, from) =>
    `Trop peu de données\u00a0: autour du ${from}, les chiffres quotidiens de ${project} ne sont pas tous connus, et il les faut tous.`,
  week: (w) =>
    `${change(w)} dans la semaine commençant le ${w.from}, soit ${w.ratio} fois ce que laissaient attendre les huit semaines d’avant${w.peers === null ? "" : ` et ${w.peers} projets comparables`} (intervalle à 90\u00a0%\u00a0: ${w.low}–${w.high}${w.peers === null ? NO_CONTROL : ""})`,
  days: (d) =>
    `${change(d)} dans la semaine, selon le jour où elle a commencé (${d.days}), soit ${d.ratios.join(" à ")} fois ce que laissaient attendre les huit semaines d’avant${d.isControlled ? " et des projets comparables" : ""} (intervalles à 90\u00a0%\u00a0: de ${d.low} à ${d.high}${d.isControlled ? "" : NO_CONTROL})`,
  starSpan: (least, most) => `entre ${least} et ${most}`,
  tails: {
    "already rising": "la hausse avait déjà commencé, et cette semaine ne s’en distingue pas",
    "rose with":
      "une hausse qui se distingue du hasard. Elle est venue après l’article\u202f; ce qu’il y a derrière, les chiffres ne le disent pas",
  },
  gaps: "trop peu de données, car les chiffres ont des lacunes",
  someGaps: (missing, all) =>
    `trop peu de données\u202f; les chiffres ont des lacunes pour ${missing} de ces ${all} jours`,
  fewExpected: (expected) =>
    `trop peu de données\u202f; le nombre d’étoiles attendu était de ${expected}, et au-dessous de cinq la comparaison ne dit rien`,
  confounders: {
    release: dated("la version"),
    renamed: dated("le nouveau nom"),
    transferred: dated("le nouveau propriétaire"),
    "made public": (_what, date) => `l’ouverture du dépôt (${date})`,
  },
  confounded: (what) => `Dans les mêmes jours\u00a0: ${what}. On ne peut pas distinguer l’un de l’autre.`,
  shared: (n, other) =>
    n === 1
      ? "un autre article à son sujet est paru dans les mêmes jours, et ce chiffre vaut pour les deux ensemble"
      : `${other} autres articles à son sujet sont parus dans les mêmes jours, et ce chiffre vaut pour tous ensemble`,
  noChange: {
    fewer: "moins qu’attendu, et seules les hausses sont examinées",
    more: (pairs) =>
      `plus qu’attendu, mais pas assez pour se distinguer du hasard${pairs === null ? "" : ` (${pairs} cas examinés ensemble)`}`,
    plain: "aucun changement qui se distingue du hasard",
    depends: "en hausse ou non selon le jour, si bien qu’aucun changement ne se distingue du hasard",
  },
  provisional: (until) => `Ce résultat est provisoire${until === null ? "" : ` jusqu’au ${until}`}.`,
};
