import type { SentenceWords, WeekFigures, Words } from "./words.ts";

export const effectEs: Words["effect"] = {
  title: (project) => `${project}: estrellas por semana, antes y después de un artículo`,
  yLabel: "Estrellas por semana",
  empty: "Aún no hay ninguna semana completa",
  shade: "la semana del artículo",
  band: "Las mismas semanas de proyectos similares: 80\u00a0% central",
  median: "mediana",
  uncontrolled: "Sin grupo de control: muy pocos proyectos similares",
  method: ({ isControlled, isCut }) =>
    [
      "Saldo de estrellas en semanas de siete días UTC, contadas desde el artículo; si falta un día, la semana queda en blanco",
      ...(isControlled
        ? ["las semanas de proyectos similares se ajustan al nivel de este proyecto"]
        : ["sin grupo de control"]),
      ...(isCut ? ["su banda continúa por encima del eje"] : []),
    ].join("; "),
  heading: (project, when) => `${project}: estrellas por semana antes y después de un artículo del ${when}.`,
  noWeekBefore: "Ninguna semana completa antes.",
  oneWeekBefore: (stars, date) => `Antes, ${stars} en la semana del ${date}.`,
  weeksBefore: (weeks, least, most, last) =>
    least === most
      ? `En las ${weeks} anteriores, ${least} en cada una.`
      : `En las ${weeks} anteriores, entre ${least} y ${most}, y ${last} en la última.`,
  storyWeek: (range, stars, peers) => {
    const own = `En la semana del artículo, ${range}, ${stars ?? "sin cifra, pues falta un día"}`;
    if (peers === null) return `${own}.`;
    const { low, middle, high } = peers;
    return `${own}; la misma semana de proyectos similares equivaldría a ${middle}, y en la mayoría a entre ${low} y ${high}.`;
  },
  gaps: (n, weeks) => (n === 1 ? "Otra semana no tiene cifra." : `Hay más semanas sin cifra (${weeks}).`),
  noControl: "Sin grupo de control.",
  happened: { renamed: "Nuevo nombre", transferred: "Nuevo propietario", "made public": "Apertura del repositorio" },
  columns: {
    week: "Semana",
    low: "Proyectos similares, percentil 10",
    middle: "Proyectos similares, mediana",
    high: "Proyectos similares, percentil 90",
  },
  basis: "variación neta del total observado en siete días",
  verdict: {
    "too little data": "Datos insuficientes",
    "confounded by a release": "Una versión en los mismos días",
    "shared with other stories": "Compartido: otros artículos la misma semana",
    "already rising": "Ya subía antes",
    "rose with": "Subió en esa semana",
    "no distinguishable change": "Sin cambio apreciable",
  },
};

const NO_CONTROL = "; sin grupo de control";
const change = ({ project, stars, isLoss }: Pick<WeekFigures, "project" | "stars" | "isLoss">) =>
  `${project} ${isLoss ? "perdió" : "ganó"} ${stars}`;
const dated = (noun: string) => (what: string, date: string) =>
  what === "" ? `${noun} (${date})` : `${noun} ${what} (${date})`;

export const sentenceEs: SentenceWords = {
  joint: ": ",
  open: (project, from, to) =>
    `La semana ${from === null ? "posterior al artículo" : `del ${from}`} no ha terminado: lo que hicieron en ella las estrellas de ${project} podrá decirse después del ${to}.`,
  noFigures: (project, from) =>
    `Datos insuficientes: en torno al ${from} no se conocen todas las cifras diarias de ${project}, y hacen falta todas.`,
  week: (w) =>
    `${change(w)} en la semana del ${w.from}, ${w.ratio} veces lo que hacían esperar las ocho semanas anteriores${w.peers === null ? "" : ` y ${w.peers} proyectos similares`} (intervalo del 90\u00a0%: ${w.low}–${w.high}${w.peers === null ? NO_CONTROL : ""})`,
  days: (d) =>
    `${change(d)} en la semana, según el día en que empezara (${d.days}), ${d.ratios.length > 1 ? "de " : ""}${d.ratios.join(" a ")} veces lo que hacían esperar las ocho semanas anteriores${d.isControlled ? " y proyectos similares" : ""} (intervalos del 90\u00a0%: de ${d.low} a ${d.high}${d.isControlled ? "" : NO_CONTROL})`,
  starSpan: (least, most) => `entre ${least} y ${most}`,
  tails: {
    "already rising": "ya venía subiendo, y la semana no puede separarse de esa subida",
    "rose with":
      "una subida que se distingue del azar. Llegó después del artículo; qué hay detrás, las cifras no lo dicen",
  },
  gaps: "datos insuficientes, pues las cifras tienen huecos",
  someGaps: (missing, all) => `datos insuficientes; las cifras tienen huecos para ${missing} de esos ${all} días`,
  fewExpected: (expected) =>
    `datos insuficientes; el número de estrellas esperado era ${expected}, y por debajo de cinco la comparación no dice nada`,
  confounders: {
    release: dated("la versión"),
    renamed: dated("el nuevo nombre"),
    transferred: dated("el nuevo propietario"),
    "made public": (_what, date) => `la apertura del repositorio (${date})`,
  },
  confounded: (what) => `En los mismos días: ${what}. No es posible separar lo uno de lo otro.`,
  shared: (n, other) =>
    n === 1
      ? "otro artículo sobre el proyecto salió en los mismos días, y esta es una sola cifra para ambos"
      : `otros ${other} artículos sobre el proyecto salieron en los mismos días, y esta es una sola cifra para todos`,
  noChange: {
    fewer: "menos de lo esperado, y solo se examinan las subidas",
    more: (pairs) =>
      `más de lo esperado, pero no tanto como para distinguirse del azar${pairs === null ? "" : ` (se examinaron ${pairs} casos juntos)`}`,
    plain: "ningún cambio que se distinga del azar",
    depends: "según el día hubo subida o no, así que ningún cambio se distingue del azar",
  },
  provisional: (until) => `El resultado es provisional${until === null ? "" : ` hasta el ${until}`}.`,
};
