import {
  daysBetween,
  describeLoss,
  describeShape,
  formatDate,
  formatPart,
  formatSpan,
  MIN_SHAPE_DAYS,
  percentileWithin,
  type RetainedDay,
  type RetentionDays,
} from "@groundswell/core";
import type { ComparedLoss, StarPatterns } from "@groundswell/db";
import type { StarPattern, Trend } from "@groundswell/wire";

/** Of fewer others nobody is among the lowest or highest twentieth. */
const NEEDED_OTHERS = 20;
const LOWEST = 5;
const HIGHEST = 95;

/** The wire's form of unusual star patterns, each with its sentence. They describe; there is no score. */
export function toPatterns(known: StarPatterns): Trend["patterns"] {
  return { retention: toRetention(known), shape: toShape(known), forks: toForks(known) };
}

function toRetention({ retention: { retained, losses } }: StarPatterns): StarPattern {
  const [worst] = losses.toSorted((a, b) => Number(b.unusual === true) - Number(a.unusual === true) || b.lost - a.lost);
  if (worst !== undefined) return toLoss(worst);
  const days = retained[90].length > 0 ? retained[90] : retained[30];
  const after = retained[90].length > 0 ? 90 : 30;
  return toRetained(days, after);
}

/** What went of the days that none of them lost much: a day that was counted higher again makes up for no other's. */
function toRetained(days: readonly RetainedDay[], after: RetentionDays): StarPattern {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    return lacking("Too little data: no day's stars have been counted by GitHub's history twice, 30 days apart.");
  }
  const span = { from: first.day, to: last.day };
  const stars = days.reduce((sum, day) => sum + day.first, 0);
  const lost = days.reduce((sum, day) => sum + Math.max(0, day.first - day.kept), 0);
  const share = stars === 0 ? null : lost / stars;
  const dated = `${countStars(stars)} dated ${formatSpan(span)}`;
  const gone = share === null || lost === 0 ? "none were gone" : `${formatPart(share)} were no longer present`;
  const text =
    share === null
      ? `Nothing unusual: no star is dated ${formatSpan(span)}.`
      : `Nothing unusual: of ${dated}, ${gone} ${after} days later.`;
  return { unusual: false, text, days: span, figures: { stars, lost, share, after } };
}

function toLoss({ unusual, peers, ...loss }: ComparedLoss): StarPattern {
  const { span, stars, lost, share, after } = loss;
  const figures = { stars, lost, share, after };
  if (unusual === true) return { unusual, text: describeLoss(loss), days: span, figures };
  const seen = `Of ${countStars(stars)} dated ${formatSpan(span)}, ${formatPart(share)} were no longer present on ${formatDate(loss.goneBy)}`;
  const why =
    unusual === null
      ? `whether that is unusual can't be told with ${peers} similar ${peers === 1 ? "project" : "projects"}; 8 are needed`
      : "those of similar projects fared no better";
  return { unusual, text: `${seen}; ${why}.`, days: span, figures };
}

function toShape({ history, created, shape }: StarPatterns): StarPattern {
  if (shape === null) return lacking(toShapeLack(history, created));
  const { span, share, tail } = shape;
  const unusual = describeShape(shape);
  const brought = `the 14 days with the most stars, ${formatSpan(span)}, brought ${formatPart(share)} of all, as first counted`;
  return {
    unusual: unusual !== null,
    text: unusual ?? `Nothing unusual: ${brought}.`,
    days: span,
    figures: { share, tail },
  };
}

/** What a share of all stars can't be told without. */
function toShapeLack(history: StarPatterns["history"], created: StarPatterns["created"]): string {
  const known = "GitHub's history of the stars";
  if (history === null) return `Too little data: ${known} is not known.`;
  const { from, to, missing } = history;
  if (created === null) {
    return `Too little data: ${known} is known from ${formatDate(from)} on, and not when the repository was created.`;
  }
  if (from > created) {
    return `Too little data: ${known} is known from ${formatDate(from)} on only; the repository was created on ${formatDate(created)}.`;
  }
  const days = daysBetween(from, to) + 1;
  if (missing > 0) return `Too little data: ${missing} of ${days} days of ${known} have no complete count.`;
  if (days < MIN_SHAPE_DAYS) return `Too little data: ${days} of ${MIN_SHAPE_DAYS} days of ${known} are known.`;
  return `Nothing to tell: ${known} has none.`;
}

function toForks({ forks: { category, own, others } }: StarPatterns): StarPattern {
  if (own === null) return lacking("Too little data: stars and forks are not both known.");
  const percentile = percentileWithin(own, others);
  const ratio = `${(100 * own).toLocaleString("en-US", { maximumSignificantDigits: 2 })} forks for every 100 stars`;
  const figures = { forksPerStar: own, percentile, others: others.length };
  if (percentile === null || category === null) {
    return { unusual: null, text: `${ratio}; there is no similar project to compare with.`, days: null, figures };
  }
  const unusual = others.length < NEEDED_OTHERS ? null : percentile <= LOWEST || percentile >= HIGHEST;
  const whom = `of the ${others.length} other projects of its category (${category})`;
  return { unusual, text: `${ratio}: ${placeWords(percentile)} ${whom}.`, days: null, figures };
}

function placeWords(percentile: number): string {
  if (percentile === 100) return "more than every one";
  if (percentile === 0) return "fewer than every one";
  return percentile < 1 ? "fewer than 99 %" : `more than ${Math.min(99, Math.round(percentile))} %`;
}

function lacking(text: string): StarPattern {
  return { unusual: null, text, days: null, figures: {} };
}

function countStars(stars: number): string {
  return `${stars.toLocaleString("en-US")} ${stars === 1 ? "star" : "stars"}`;
}
