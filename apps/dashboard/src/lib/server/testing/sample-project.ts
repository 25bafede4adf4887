import type { Momentum, Project } from "@groundswell/wire";

const TO = "2026-08-21";

/** A momentum as the API gives it, with what a test is about changed. */
export function sampleMomentum(change: Partial<Momentum> = {}): Momentum {
  return {
    label: "uncertain",
    reason: "About 41 stars a day (90 % interval 35–48), 1.10 times the rate before (0.93–1.31): uncertain.",
    basis: "net daily change of observed totals",
    to: TO,
    asOf: `${TO}T23:59:59Z`,
    receipt: "1-0123456789abcdef",
    days: { recent: { observed: 28, of: 28, needed: 21 }, baseline: { observed: 56, of: 56, needed: 42 } },
    velocity: { value: 41, low: 35, high: 48 },
    ratio: { value: 1.1, low: 0.93, high: 1.31 },
    momentum: { value: Math.log2(1.1), low: Math.log2(0.93), high: Math.log2(1.31) },
    cautious: 0,
    pUp: 0.8,
    topDayShare: 0.2,
    spike: false,
    growth: { value: 0.01, low: 0.009, high: 0.011 },
    rates: { "7d": { value: 7, low: 6, high: 8 }, "30d": { value: 30, low: 29, high: 31 }, "90d": null },
    level: 0.9,
    ...change,
  };
}

/** A momentum of a project that hardly any day is known of. */
export function sampleLack(): Momentum {
  const none = { velocity: null, ratio: null, momentum: null, cautious: null, pUp: null, topDayShare: null };
  const days = { recent: { observed: 18, of: 28, needed: 21 }, baseline: { observed: 0, of: 56, needed: 42 } };
  const rates = { "7d": null, "30d": null, "90d": null };
  return sampleMomentum({ ...none, days, rates, label: "too little data", growth: null });
}

let id = 0;

/** A project as the API gives it, with what a test is about changed. */
export function sampleProject(change: Partial<Project> = {}): Project {
  const total = { value: 1000, observedAt: "2026-08-22T04:07:00Z", quality: "archived", receipt: "1-0" } as const;
  const momentum = change.momentum ?? sampleMomentum();
  const name = change.name ?? `lamp-${++id}`;
  return {
    repo: `octo/${name}`,
    id: ++id,
    githubId: null,
    name,
    description: null,
    category: null,
    homepage: null,
    url: `https://github.com/octo/${name}`,
    license: null,
    language: null,
    topics: [],
    archived: null,
    createdAt: null,
    formerly: [],
    stars: total,
    forks: total,
    openIssues: total,
    momentum,
    velocity: momentum.velocity,
    change: { "7d": null, "30d": null, "90d": null },
    lastRelease: null,
    releaseCount: 0,
    lastStory: null,
    sparkline: null,
    ...change,
  };
}
