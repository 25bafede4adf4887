/** A project of the demo: fictional, and as the watchlist names it. */
export interface DemoProject {
  /** Its present name. */
  repo: string;
  name: string;
  category: string;
  formerly?: string[];
}

/** How a project's figures come about. Days count from the anchor; negative ones lie before it. */
export interface DemoRecipe extends DemoProject {
  what: string;
  topics: string[];
  language: string;
  license: string;
  starsPerDay: number;
  /** Stars a day at the end ÷ at the beginning. Default 1. */
  growth?: number;
  /** What Saturday and Sunday get of a weekday's stars. Default 0.7. */
  weekend?: number;
  releaseEveryDays: number | null;
  bornOnDay?: number;
  surge?: { day: number; times: number; halfLifeDays: number };
  purge?: { day: number; share: number };
  archivedOnDay?: number;
  movedOnDay?: number;
  licenseChange?: { day: number; license: string };
}

const OWNER = "groundswell-demo";

/** Thirteen projects of very different sizes and fates. None of them exists. */
export const DEMO_RECIPES: readonly DemoRecipe[] = [
  {
    repo: `${OWNER}/lantern`,
    name: "Lantern",
    category: "agents",
    what: "An agent that works in your terminal",
    topics: ["agent", "cli", "llm"],
    language: "Rust",
    license: "Apache-2.0",
    starsPerDay: 400,
    growth: 3,
    releaseEveryDays: 9,
  },
  {
    repo: `${OWNER}/tidepool`,
    name: "Tidepool",
    category: "inference",
    what: "Runs language models on your own machine",
    topics: ["inference", "llm", "local"],
    language: "C++",
    license: "MIT",
    starsPerDay: 180,
    releaseEveryDays: 6,
  },
  {
    repo: `${OWNER}/petrel`,
    name: "Petrel",
    category: "agents",
    what: "A young framework for teams of agents",
    topics: ["agent", "framework"],
    language: "Python",
    license: "MIT",
    starsPerDay: 120,
    growth: 0.4,
    bornOnDay: -40,
    releaseEveryDays: 5,
  },
  {
    repo: `${OWNER}/saltmarsh`,
    name: "Saltmarsh",
    category: "data",
    what: "A vector store in one file",
    topics: ["embeddings", "search", "vector-database"],
    language: "Go",
    license: "Apache-2.0",
    starsPerDay: 90,
    releaseEveryDays: 14,
    licenseChange: { day: -120, license: "NOASSERTION" },
  },
  {
    repo: `${OWNER}/driftwood`,
    name: "Driftwood",
    category: "agents",
    what: "Reviews pull requests; loved at work, forgotten on weekends",
    topics: ["code-review", "llm"],
    language: "TypeScript",
    license: "MIT",
    starsPerDay: 60,
    weekend: 0.25,
    releaseEveryDays: 7,
  },
  {
    repo: `${OWNER}/estuary`,
    name: "Estuary",
    category: "training",
    formerly: ["groundswell-demo-labs/estuary"],
    what: "Fine-tuning recipes that fit one graphics card",
    topics: ["fine-tuning", "lora"],
    language: "Python",
    license: "Apache-2.0",
    starsPerDay: 45,
    releaseEveryDays: 21,
    movedOnDay: -35,
  },
  {
    repo: `${OWNER}/fathom`,
    name: "Fathom",
    category: "evaluation",
    what: "Measures what a model knows, with error bars",
    topics: ["benchmark", "evaluation"],
    language: "Python",
    license: "BSD-3-Clause",
    starsPerDay: 30,
    growth: 2,
    releaseEveryDays: 30,
  },
  {
    repo: `${OWNER}/skylark`,
    name: "Skylark",
    category: "speech",
    what: "Speech to text without a network",
    topics: ["offline", "speech-to-text"],
    language: "Swift",
    license: "MIT",
    starsPerDay: 22,
    releaseEveryDays: 18,
    surge: { day: -16, times: 22, halfLifeDays: 3 },
  },
  {
    repo: `${OWNER}/barnacle`,
    name: "Barnacle",
    category: "evaluation",
    what: "Red-team prompts, shared",
    topics: ["red-team", "safety"],
    language: "Python",
    license: "MPL-2.0",
    starsPerDay: 14,
    releaseEveryDays: 45,
    purge: { day: -60, share: 0.3 },
  },
  {
    repo: `${OWNER}/kelp`,
    name: "Kelp",
    category: "data",
    what: "Cleans scraped text for training",
    topics: ["dataset", "etl"],
    language: "Rust",
    license: "GPL-3.0",
    starsPerDay: 8,
    releaseEveryDays: 28,
  },
  {
    repo: `${OWNER}/anchorage`,
    name: "Anchorage",
    category: "inference",
    what: "A model server that its authors have laid to rest",
    topics: ["inference", "server"],
    language: "Python",
    license: "Apache-2.0",
    starsPerDay: 12,
    growth: 0.1,
    releaseEveryDays: 25,
    archivedOnDay: -90,
  },
  {
    repo: `${OWNER}/gullwing`,
    name: "Gullwing",
    category: "speech",
    what: "A chat window with a voice",
    topics: ["chat", "tts"],
    language: "Svelte",
    license: "MIT",
    starsPerDay: 2,
    releaseEveryDays: 60,
  },
  {
    repo: `${OWNER}/mudlark`,
    name: "Mudlark",
    category: "data",
    what: "Finds forgotten models; hardly anybody has found it",
    topics: ["search"],
    language: "Python",
    license: "MIT",
    starsPerDay: 0.04,
    releaseEveryDays: null,
  },
];

/** The demo's projects as the outside knows them. */
export const DEMO_PROJECTS: readonly DemoProject[] = DEMO_RECIPES.map(({ repo, name, category, formerly }) => ({
  repo,
  name,
  category,
  ...(formerly === undefined ? {} : { formerly }),
}));
