import { dayNumber, dayOf, isDay } from "@groundswell/core";
import type { ReleasesFacts } from "../facts.ts";

/**
 * The days asked for, else those from the first release or story to the newest fact: that nothing came of late is to be
 * seen. Never less than two days wide.
 */
export function chooseTimelineDays({ from, to, releases, markers, asOf }: ReleasesFacts): [number, number] {
  // An old licence makes no plot longer: it is about releases.
  const days = [...releases, ...markers.filter((marker) => marker.kind !== "event")].map(({ t }) => t);
  const known = asOf?.slice(0, 10) ?? "";
  // ISO days order as texts do.
  const low = days.reduce((least, day) => (day < least ? day : least), days[0] ?? readDay(known));
  const high = days.reduce((most, day) => (day > most ? day : most), readDay(known));
  const first = dayNumber(from ?? (to !== null && low > to ? to : low));
  const last = dayNumber(to ?? (from !== null && high < from ? from : high));
  return first < last ? [first, last] : [Math.min(first, last) - 1, Math.max(first, last) + 1];
}

function readDay(text: string): string {
  return isDay(text) ? text : dayOf(0);
}
