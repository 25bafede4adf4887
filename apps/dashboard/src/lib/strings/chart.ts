/** `about`: what one point of the line says, by the interval between points. A week of a flow is named by its Monday. */
export const METRIC_TEXT = {
  stars: {
    label: "Stars",
    axis: "Stars",
    about: { day: "Total stars, the last figure of each day", week: "Total stars, the last figure of each week" },
  },
  forks: {
    label: "Forks",
    axis: "Forks",
    about: { day: "Total forks, the last figure of each day", week: "Total forks, the last figure of each week" },
  },
  net: {
    label: "Net change",
    axis: "Net stars",
    about: { day: "Stars gained less stars lost, by day", week: "Stars gained less stars lost, by week" },
  },
  gained: {
    label: "Gained",
    axis: "Stars gained",
    about: {
      day: "Stars given on each day, as GitHub first reported them once the day was complete",
      week: "Stars given in each week, as GitHub first reported them once its days were complete",
    },
  },
} as const;

/** Over the bars of a flow by day. */
export const RATE_LINE = "7-day average";

/** A project's chart: what can be chosen of it, and what is said around it. */
export const chartStrings = {
  heading: "Chart",
  readByKey: "Read the chart’s figures one by one",
  show: "Show",
  range: "Range",
  scale: "Scale",
  mark: "Mark",
  ranges: { "30d": "30 days", "90d": "90 days", "1y": "1 year", all: "All" },
  rangeWords: { "30d": "The 30 days", "90d": "The 90 days", "1y": "The year" },
  markers: { releases: "Releases", stories: "Stories", events: "Events" },
  shown: "shown, hide",
  hidden: "hidden, show",
  from: "From",
  to: "To",
  apply: "Show these days",
  wholeRange: "Whole range",
  brush: "Drag across the chart to look closer.",
  allFigures: (interval: string, days: string) => `All figures, by ${interval}: ${days}.`,
  toNewest: (range: string, days: string) => `${range} to the newest figure: ${days}.`,
  ownDays: (days: string) => `Days of your choice: ${days}.`,
  days: (from: string, to: string) => `${from} to ${to}`,
  first: (day: string) => ` The first figure is of ${day}.`,
  fromZero: "The axis starts at zero.",
  showsDays: "shows the days themselves.",
  csv: "Figures as CSV",
  table: "The figures as a table",
  tableRegion: "The chart’s figures",
  whereFrom: "Where this number comes from",
  markersOn: "Markers on the chart",
  byWeek: { total: "each at its own day", flow: "weeks are named by their Monday" },
} as const;

/** Events as a chart's key names them. */
export const markStrings = {
  surge: (stars: string) => `Surge of ${stars} stars`,
} as const;
