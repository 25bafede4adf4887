import type { Comparison as WireComparison, ComparedSeries } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";
import type { Compared, CompareQuery, Comparison } from "./comparison.ts";

/** The one mapping from a comparison to the wire. */
export function toComparison(query: CompareQuery, comparison: Comparison): WireComparison {
  const series = comparison.series.map((one) => ({ ...toSeries(one), points: one.points.list() }));
  return { ...toFrame(query, comparison), series };
}

/** The same as JSON, in which points that are written already are not written again. */
export function writeComparison(query: CompareQuery, comparison: Comparison): Uint8Array<ArrayBuffer> {
  const [start, end] = splitAt(toFrame(query, comparison), "series");
  const series = comparison.series.map((one, i) => {
    const [head, tail] = splitAt(toSeries(one), "points");
    const points = one.points.write().flatMap((part, place) => (place === 0 ? [part] : [COMMA, part]));
    return [Buffer.from(i === 0 ? head : `,${head}`), ...points, Buffer.from(tail)];
  });
  return Buffer.concat([Buffer.from(start), ...series.flat(), Buffer.from(end)]);
}

const COMMA = Buffer.from(",");

/** All but the series. */
function toFrame({ metric, align }: CompareQuery, { interval, base, series }: Comparison): WireComparison {
  const instants = series.map(({ knownAt }) => knownAt).filter((at) => at !== null);
  const asOf = instants.length === 0 ? null : toInstant(Math.max(...instants));
  return { metric, align, interval, base: base === null ? null : { t: base, value: 100 }, series: [], asOf };
}

/** All but the points. */
function toSeries({ project, askedAs, origin, base, sources, knownAt }: Compared): ComparedSeries {
  const asOf = toInstant(knownAt);
  return { repo: project.repo, askedAs, name: project.name, origin, base, points: [], sources, asOf };
}

/** An object's JSON up to the beginning of a list that is empty in it, and from its end on. */
function splitAt<T>(object: T, list: keyof T & string): [string, string] {
  const json = JSON.stringify(object);
  // A quote within a text is escaped: only a key is written like this.
  const place = json.lastIndexOf(`"${list}":[]`) + list.length + 4;
  return [json.slice(0, place), json.slice(place)];
}
