import type { CompareFacts, Looks, ProjectFacts } from "../facts.ts";
import { SAMPLE_STORY, samplePoints, sampleRelease } from "./samples.ts";

/** Goose's stars over six days, of which the fourth is not known. */
export const SAMPLE_FACTS: ProjectFacts = {
  kind: "project",
  id: "aaif-goose/goose/stars",
  page: "/aaif-goose/goose",
  asOf: "2026-08-22T04:07:20Z",
  pinned: null,
  staleSince: null,
  sources: ["EvanLi/Github-Ranking"],
  simulated: false,
  metric: "stars",
  project: { repo: "aaif-goose/goose", name: "Goose", description: "An agent that runs on your machine" },
  interval: "day",
  points: samplePoints("2026-03-26", [33_581, 33_612, 33_640, null, 33_702, 33_731]),
  surviving: [],
  markers: [SAMPLE_STORY, sampleRelease("2026-03-28", "v1.29.0")],
  from: null,
  to: null,
};

export const SAMPLE_LOOKS: Looks = {
  theme: "light",
  language: "en",
  width: 960,
  height: 540,
  scale: "linear",
  markers: ["releases", "stories"],
};

/** Goose's stars beside those of Muesli, of which nothing is known. */
export const SAMPLE_COMPARE: CompareFacts = {
  kind: "compare",
  id: "compare/stars",
  page: "/compare",
  asOf: null,
  pinned: null,
  staleSince: null,
  sources: [],
  simulated: false,
  metric: "stars",
  align: "date",
  interval: "day",
  base: null,
  origin: "created",
  projects: [
    { repo: "a/a", name: "Goose", origin: null, points: samplePoints("2026-01-01", [10, 12, null, 15]) },
    { repo: "b/b", name: "Muesli", origin: null, points: [] },
  ],
  from: null,
  to: null,
};
