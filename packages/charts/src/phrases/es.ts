import { effectEs, sentenceEs } from "./effect-es.ts";
import type { Words } from "./words.ts";

const PER = { day: "por día", week: "por semana", month: "por mes" } as const;
const STEP = { day: "día UTC", week: "semana ISO", month: "mes natural" } as const;
const GAPS = { day: "días", week: "semanas", month: "meses" } as const;
const FLOW = {
  gained: "Estrellas ganadas",
  lost: "Estrellas retiradas",
  net: "Saldo de estrellas",
  releases: "Versiones publicadas",
} as const;

const AGE_AXIS = {
  created: "Días desde la creación del repositorio",
  release: "Días desde la primera versión",
  own: "Días desde el inicio de cada proyecto",
} as const;
const DATED = {
  published: "Versiones según el día de su publicación (UTC)",
  tagged: "Versiones según la fecha de su etiqueta de git (UTC)",
  both: "Versiones según el día de su publicación o, a falta de este, según la fecha de su etiqueta de git (UTC)",
} as const;

export const ES: Words = {
  signs: { colon: ": ", semicolon: "; ", comma: ", ", item: "; ", stop: ".", gap: " ", open: " (", close: ")" },
  numerals: ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
  nouns: {
    release: { one: "una versión", single: "# versión", many: "# de versiones", other: "# versiones" },
    story: { one: "un artículo", single: "# artículo", many: "# de artículos", other: "# artículos" },
    event: { one: "un suceso", single: "# suceso", many: "# de sucesos", other: "# sucesos" },
    day: { one: "un día", single: "#\u00a0día", many: "# de días", other: "#\u00a0días" },
    week: { one: "una semana", single: "# semana", many: "# de semanas", other: "# semanas" },
    month: { one: "un mes", single: "# mes", many: "# de meses", other: "# meses" },
    year: { one: "un año", single: "#\u00a0año", many: "# de años", other: "#\u00a0años" },
    project: { one: "un proyecto", single: "# proyecto", many: "# de proyectos", other: "# proyectos" },
    star: { one: "una estrella", single: "#\u00a0estrella", many: "# de estrellas", other: "#\u00a0estrellas" },
  },
  within: (heading) => (/^\p{Lu}\p{Ll}/u.test(heading) ? heading.charAt(0).toLowerCase() + heading.slice(1) : heading),
  metric: (metric, interval) => {
    if (metric === "stars") return "Estrellas";
    if (metric === "surviving") return "Estrellas conservadas";
    if (metric === "forks") return "Forks";
    return `${FLOW[metric]} ${PER[interval]}`;
  },
  titleMetric: {
    stars: "estrellas en GitHub",
    surviving: "estrellas conservadas en GitHub",
    gained: "estrellas ganadas en GitHub",
    lost: "estrellas retiradas en GitHub",
    net: "saldo de estrellas en GitHub",
    forks: "forks en GitHub",
    releases: "versiones publicadas",
  },
  aligned: (metric, align) =>
    align === "date" ? metric : align === "age" ? `${metric} según la edad` : `${metric}, base 100`,
  others: (named, n) => `${named.join(", ")} y ${n} más`,
  releasesTitle: (name) => `${name}: versiones`,
  boardTitle: (category) => (category === null ? "Proyectos por impulso" : `Proyectos por impulso: ${category}`),
  rate: "Media diaria de 7 días",
  yLabel: (metric, { log, croppedAt }) => {
    if (log) return `${metric}, escala logarítmica`;
    return croppedAt === null ? metric : `${metric} (el eje empieza en ${croppedAt}, no en cero)`;
  },
  ageAxis: (of) => AGE_AXIS[of],
  countedFrom: (of, names) =>
    of === "created"
      ? `contados desde la creación del repositorio: ${names}`
      : `contados desde la primera versión: ${names}`,
  leftOut: (name) => `${name}: omitido, no se conoce su edad`,
  noBase: (lack, date) =>
    ({
      days: "omitido, pues no hay ningún día en que todos tengan cifra",
      figure: `omitido, sin cifra para el ${date}, que sería 100`,
      zero: `omitido, cero el ${date}, de lo que nada es una parte`,
    })[lack],
  history: {
    empty: "Las estrellas por día salen del historial de GitHub, que aún no se ha leído",
    source: "Fuente: historial de estrellas de GitHub, aún sin leer",
  },
  indexLabel: (metric, date) => `${metric} (${date} = 100)`,
  empty: (metric, isPart = false) => `${metric}: ${isPart ? "sin cifras en este periodo" : "aún no hay cifras"}`,
  source: (sources, isPart = false) => {
    if (sources.length === 0) return `Fuente: ninguna ${isPart ? "en este periodo" : "por ahora"}`;
    return `${sources.length > 1 ? "Fuentes" : "Fuente"}: ${sources.join("; ")}`;
  },
  asOf: (when) => `Datos a ${when}`,
  pinned: (when) => `Gráfico fijado: lo que se sabía a ${when}`,
  staleSince: (date) => `Sin cifras más recientes desde el ${date}`,
  simulated: "Mundo simulado: estas cifras son inventadas",
  licence: "Licencia: CC BY 4.0",
  method: (interval, left) =>
    `Una cifra por ${STEP[interval]}; los huecos son ${GAPS[interval]} sin cifra${left === null ? "" : `; omitidas por no superar el cero: ${left}`}`,
  sharesRounded: "las fracciones son partes de periodos más largos, redondeadas",
  linearBars: "las barras parten de cero, que no existe en una escala logarítmica: la escala es lineal",
  chart: (id) => `Groundswell: ${id}`,
  plusMinus: (days) => `±\u00a0${days}`,
  more: (n) => `y ${n} más`,
  stars: {
    observed: "Estrellas observadas",
    surviving: "Estrellas conservadas",
    difference: "entre las líneas están las estrellas retiradas desde entonces",
  },
  columns: {
    date: "Fecha (UTC)",
    age: "Edad en días",
    project: "Proyecto",
    release: "Versión",
    kind: "Tipo",
    provenance: "Origen de la cifra",
  },
  momentum: {
    accelerating: "acelera",
    slowing: "se frena",
    steady: "estable",
    uncertain: "incierto",
    "no activity": "sin actividad",
    "too little data": "datos insuficientes",
  },
  perDay: (stars) => `${stars} al día`,
  told: {
    between: (what, from, fromWhen, to, toWhen) => `${what}, de ${from} ${fromWhen} a ${to} ${toWhen}`,
    only: (what, value, when, isPart) => `${what}, ${value} ${when}, única cifra${isPart ? " en este periodo" : ""}`,
    noneOf: (label, isPart) => `${label}, ${isPart ? "sin cifras en este periodo" : "aún sin cifras"}`,
    noneYet: (_label, metric, isPart) =>
      `${isPart ? "sin cifras en este periodo" : "aún no hay cifras"} (${metric.toLowerCase()})`,
    same: "sin cambios",
    up: (percent) => `un ${percent} más`,
    down: (percent) => `un ${percent} menos`,
    upBy: (difference) => `${difference} más`,
    downBy: (difference) => `${difference} menos`,
    upSlightly: (percent) => `menos de un ${percent} más`,
    downSlightly: (percent) => `menos de un ${percent} menos`,
    marked: (what) => `marcas: ${what}`,
    releases: "las versiones",
    releasesUpTo: (n, tag) => `${n} versiones hasta ${tag}`,
    releasesBriefly: (n, tag) => `${n}, hasta ${tag}`,
    theFirst: (label) => `el primero: ${label}`,
    onAge: (what, value, age) => `${what}, ${value} en el ${age}`,
    atTime: (what, value, when) => `${what}, ${value} ${when}`,
    byAge: (metric, of) =>
      ({
        created: `${metric} según los días desde la creación de cada repositorio`,
        release: `${metric} según los días desde la primera versión de cada proyecto`,
        own: `${metric} según los días desde el inicio de cada proyecto`,
      })[of],
    bars: (what, from, to) => `${what}, del ${from} al ${to}`,
    total: (sum, known) => (known === null ? `${sum} en total` : `${sum} en total, periodos con cifra: ${known}`),
    most: (value, when) => `máximo de ${value} ${when}`,
    least: (value, when) => `mínimo de ${value} ${when}`,
    when: (interval, date) =>
      interval === "day" ? `el ${date}` : interval === "week" ? `en la semana del ${date}` : `en ${date}`,
  },
  board: {
    project: "Proyecto",
    momentum: "Impulso",
    stars: "Estrellas",
    perDay: "Estrellas al día",
    interval: "Intervalo del 90\u00a0%",
    method:
      "Impulso: estrellas al día en fechas recientes frente a los 56 días anteriores, con el intervalo del 90\u00a0% que decide el orden",
    notes: {
      spike: "pico de un día",
      noGain: "ningún día con aumento",
      lack: {
        recent: (known, days) => `datos de ${known} de los ${days} días`,
        baseline: (known, days) => `datos de ${known} de los ${days} días anteriores`,
      },
      to: (date) => `hasta el ${date}`,
    },
    firstOf: (shown, total) => `los ${shown} primeros de ${total}`,
    empty: "Aún no hay proyectos en la tabla",
  },
  timeline: {
    major: "Mayor",
    minor: "Menor",
    patch: "Parche",
    prerelease: "Preliminar",
    other: "Otra",
    gathered: (releases, from, to) => `${releases}, de ${from} a ${to}`,
    method: (dated) => DATED[dated],
    empty: {
      none: "Aún no hay versiones",
      part: "Ninguna versión en este periodo",
      unread: "La lista de versiones aún no se ha leído",
    },
    counts: {
      major: { one: "una mayor", single: "# mayor", other: "# mayores" },
      minor: { one: "una menor", single: "# menor", other: "# menores" },
      patch: { one: "un parche", single: "# parche", other: "# parches" },
      prerelease: { one: "una preliminar", single: "# preliminar", other: "# preliminares" },
      other: { one: "una de otro tipo", single: "# de otro tipo", other: "# de otro tipo" },
    },
    between: (releases, from, to) => (from === to ? `${releases} el ${from}` : `${releases} del ${from} al ${to}`),
    newest: (tag, date) => `la más reciente, ${tag}, el ${date}`,
    lack: {
      none: "aún no hay versiones",
      part: "ninguna versión en este periodo",
      unread: "la lista de versiones aún no se ha leído",
    },
  },
  badge: { stars: "estrellas", gained: "estrellas, 7 días", momentum: "impulso" },
  effect: effectEs,
  sentence: sentenceEs,
};
