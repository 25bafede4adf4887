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

export const chartStrings = {
  readByKey: "Read the chart’s figures one by one",
};
