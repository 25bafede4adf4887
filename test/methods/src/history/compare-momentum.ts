import {
  addDays,
  momentum,
  MOMENTUM_DAYS,
  netDaily,
  type Day,
  type Estimate,
  type Momentum,
  type Observation,
  type ProjectEvent,
} from "@groundswell/core";
import type { FallMomentum, MomentumRead } from "@groundswell/methods";
import type { DerivedProject } from "./derive-history.ts";

/** Holds the momentum that the product gives at a drop against what it would be in other worlds. */
export function compareMomentum({ project, days }: DerivedProject, drop: ProjectEvent): FallMomentum | null {
  const span = drop.span;
  const after = days.find(({ day }) => day === span?.to);
  const before = days.findLast(({ day, setAside }) => span !== null && day < span.from && !setAside);
  if (span === null || after === undefined || before === undefined) return null;
  const ofFall = daysOf(span);
  const setAside = days.filter((day) => day.setAside).map(({ day }) => day);
  const others = new Set(setAside.filter((day) => !ofFall.includes(day)));
  const never = momentumUpTo(span.to, undoFall(project.observations, drop), new Set([...setAside, ...ofFall]));
  return {
    before: readMomentum(before.momentum),
    after: readMomentum(after.momentum),
    counted: readMomentum(momentumUpTo(span.to, project.observations, others)),
    untouched: isSame(after.momentum, never),
  };
}

function daysOf({ from, to }: { from: Day; to: Day }): Day[] {
  const days = [from];
  for (let day = from; day < to;) days.push((day = addDays(day, 1)));
  return days;
}

/** The momentum of a day from the totals themselves, some days left out: a second way to what the trends say. */
function momentumUpTo(to: Day, observations: readonly Observation[], leftOut: ReadonlySet<Day>): Momentum {
  const points = netDaily(observations, { from: addDays(to, 1 - MOMENTUM_DAYS), to });
  return momentum(points.map(({ t, value }) => (leftOut.has(t) ? null : value)));
}

/** The same totals had a fall not happened: all after it are higher by what was lost. */
function undoFall(observations: readonly Observation[], drop: ProjectEvent): Observation[] {
  const lost = (drop.figures["starsBefore"] ?? 0) - (drop.figures["starsAfter"] ?? 0);
  return observations.map((o) => (o.observedAt < drop.at ? o : { ...o, stars: o.stars + lost }));
}

function isSame(a: Momentum, b: Momentum): boolean {
  const figuresOf = ({ fit }: Momentum) =>
    fit === null ? [] : [fit.velocity, fit.ratio].flatMap(({ value, low, high }) => [value, low, high]);
  const others = figuresOf(b);
  const agree = figuresOf(a).every((figure, i) => Math.abs(figure / (others[i] ?? NaN) - 1) < 1e-9);
  return a.label === b.label && agree;
}

function readMomentum({ label, fit }: Momentum): MomentumRead {
  return {
    label,
    velocity: fit === null ? null : shorten(fit.velocity),
    ratio: fit === null ? null : shorten(fit.ratio),
  };
}

function shorten({ value, low, high }: Estimate): readonly [number, number, number] {
  const round = (figure: number) => Number(figure.toPrecision(3));
  return [round(value), round(low), round(high)];
}
