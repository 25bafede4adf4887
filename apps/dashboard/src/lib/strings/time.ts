/** Words around times and counts. */
export const timeStrings = {
  justNow: "just now",
  inAMoment: "in a moment",
  dueNow: "due now",
  onDay: (day: string) => `on ${day}`,
  about: (day: string, days: string) => `about ${day}, ±\u00a0${days}`,
  window: (days: string, day: string) => `${days} days to ${day}`,
  count: (value: string, noun: string) => `${value} ${noun}`,
  day: ["day", "days"],
  hour: ["hour", "hours"],
  minute: ["minute", "minutes"],
} as const;
