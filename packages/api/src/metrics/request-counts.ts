import type { Family, HistogramSample } from "./exposition.ts";

/** Seconds. From answers out of the cache to what a database in trouble takes. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

/** Every other method is one label: clients can invent as many as they like. */
const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/** A request that was answered, or that its client gave up on. */
export interface AnsweredRequest {
  method: string;
  /** A route's template, never a path: each label is kept for ever. */
  route: string;
  status: number;
  seconds: number;
  /** A stream's length says nothing of how fast it was answered. */
  isStream?: boolean;
}

interface Durations {
  buckets: number[];
  sum: number;
  count: number;
}

/** Counts what a process has answered since it started. */
export class RequestCounts {
  readonly #answered = new Map<string, { labels: Record<string, string>; value: number }>();
  readonly #durations = new Map<string, Durations>();
  readonly #cache = { hit: 0, miss: 0, unkept: 0 };
  /** Requests that have begun and not ended. */
  underWay = 0;

  note({ method, route, status, seconds, isStream = false }: AnsweredRequest): void {
    const labels = { route, method: METHODS.has(method) ? method : "other", status: String(status) };
    const key = `${route} ${labels.method} ${status}`;
    const answered = this.#answered.get(key);
    if (answered === undefined) this.#answered.set(key, { labels, value: 1 });
    else answered.value += 1;
    if (!isStream) this.#noteDuration(route, seconds);
  }

  /** @param result `unkept`: an answer that is made anew for each request */
  noteCache(result: "hit" | "miss" | "unkept"): void {
    this.#cache[result] += 1;
  }

  #noteDuration(route: string, seconds: number): void {
    let durations = this.#durations.get(route);
    if (durations === undefined) {
      durations = { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
      this.#durations.set(route, durations);
    }
    durations.sum += seconds;
    durations.count += 1;
    const i = BOUNDS.findIndex((bound) => seconds <= bound);
    if (i !== -1) durations.buckets[i] = (durations.buckets[i] ?? 0) + 1;
  }

  list(): Family[] {
    const durations = [...this.#durations].map(([route, own]): HistogramSample => ({ labels: { route }, ...own }));
    return [
      {
        name: "groundswell_http_requests",
        type: "counter",
        help: "Requests answered, by the route's template; 499: the client went away first.",
        samples: [...this.#answered.values()],
      },
      {
        name: "groundswell_http_request_duration_seconds",
        type: "histogram",
        help: "From a request's head to the end of its answer, without live streams.",
        bounds: BOUNDS,
        samples: durations,
      },
      {
        name: "groundswell_http_requests_in_flight",
        type: "gauge",
        help: "Requests under way, live streams among them.",
        samples: [{ value: this.underWay }],
      },
      {
        name: "groundswell_response_cache_requests",
        type: "counter",
        help: "Reads by what the response cache did: hit, miss (made, then kept), unkept (made for this request alone).",
        samples: Object.entries(this.#cache).map(([result, value]) => ({ labels: { result }, value })),
      },
    ];
  }
}
