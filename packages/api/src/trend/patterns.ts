import { describeLoss, describeShape, formatDate, formatSpan, percentileWithin, shareLost } from "@groundswell/core";
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
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    return lacking("Too little data: no day's stars have been counted by GitHub's history twice, 30 days apart.");
  }
  const share = shareLost(days) ?? 0;
  const span = { from: first.day, to: last.day };
  const stars = days.reduce((sum, day) => sum + day.first, 0);
  const text =
    `Nothing unusual: of ${stars.toLocaleString("en-US")} stars dated ${formatSpan(span)}, ` +
    `${percent(share)} were no longer present ${after} days later.`;
  return { unusual: false, text, days: span, figures: { stars, lost: Math.round(stars * share), share, after } };
}

function toLoss({ unusual, peers, ...loss }: ComparedLoss): StarPattern {
  const { span, stars, lost, share, after } = loss;
  const figures = { stars, lost, share, after };
  if (unusual === true) return { unusual, text: describeLoss(loss), days: span, figures };
  const seen = `Of ${stars.toLocaleString("en-US")} stars dated ${formatSpan(span)}, ${percent(share)} were no longer present on ${formatDate(loss.goneBy)}`;
  const why =
    unusual === null
      ? `whether that is unusual can't be told with ${peers} similar projects; 8 are needed`
      : "those of similar projects fared no better";
  return { unusual, text: `${seen}; ${why}.`, days: span, figures };
}

function toShape({ history, complete, shape }: StarPatterns): StarPattern {
  const unusual = shape === null ? null : describeShape(shape);
  if (shape !== null && (unusual !== null || complete)) {
    const { span, share, tail } = shape;
    const usual = `Nothing unusual: the 14 days with the most stars, ${formatSpan(span)}, brought ${percent(share)} of all.`;
    return { unusual: unusual !== null, text: unusual ?? usual, days: span, figures: { share, tail } };
  }
  if (history === null) return lacking("Too little data: GitHub's history of the stars is not known.");
  if (!complete)
    return lacking(`Too little data: GitHub's history of the stars is known from ${formatDate(history.from)} on only.`);
  return lacking("Too little data: 74 days of GitHub's history of the stars are needed.");
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
  return percentile === 0 ? "fewer than every one" : `more than ${Math.round(percentile)} %`;
}

function lacking(text: string): StarPattern {
  return { unusual: null, text, days: null, figures: {} };
}

function percent(share: number): string {
  return `${(100 * share).toLocaleString("en-US", { maximumFractionDigits: share < 0.1 ? 1 : 0 })} %`;
}
