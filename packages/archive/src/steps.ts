import { DAY_MS, dayOf, type InstantMs } from "@groundswell/core";
import type { TimeUnit } from "./compact-form.ts";
import { formatInstant, NOON_MS, type InstantReader } from "./instants.ts";

export const UNIT_MS: Readonly<Record<TimeUnit, number>> = { d: DAY_MS, s: 1000, ms: 1 };

/** The coarsest unit that loses nothing of an instant. */
export function unitOf(at: InstantMs, timeKnown: boolean): TimeUnit {
  if (!timeKnown) return "d";
  return at % 1000 === 0 ? "s" : "ms";
}

/** Values as steps: the first as it is, each other as its difference from the one before. */
export function toSteps(values: readonly number[]): number[] {
  return values.map((value, i) => value - (values[i - 1] ?? 0));
}

/** The values that steps lead to. */
export function fromSteps(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

/** Instants as steps of a unit, the first being 0. */
export function toTimeSteps(instants: readonly InstantMs[], unit: TimeUnit): number[] {
  return instants.map((at, i) => (at - (instants[i - 1] ?? at)) / UNIT_MS[unit]);
}

/** How the first instant of a line is written in its unit. */
export function formatFrom(at: InstantMs, unit: TimeUnit): string {
  return unit === "d" ? dayOf(at) : formatInstant(at);
}

/** Reads what `formatFrom` wrote; NaN when it is anything else. */
export function readFrom(text: string, unit: TimeUnit, reader: InstantReader): InstantMs {
  if (unit === "d") return reader.readDay(text) + NOON_MS;
  const at = reader.readInstant(text);
  return at % UNIT_MS[unit] === 0 ? at : NaN;
}
