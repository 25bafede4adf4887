import type { MeasuredFigures, MomentumFigures } from "../figures.ts";
import { formatRange, formatShare } from "../format.ts";
import { section, type MethodSection, type Table } from "../section.ts";

/** Momentum and what is read off it. */
export function momentumSections({ momentum }: MeasuredFigures): MethodSection[] {
  const even = momentum.filter(({ world, missing }) => world === "even" && missing === 0);
  const typical = momentum.filter(({ world, missing }) => world === "typical" && missing === 0);
  const doubled = typical.map((row) => row.velocityCoveredDoubled);
  return [
    section({
      id: "momentum",
      title: "Momentum",
      says: [
        "Whether a project gains stars faster or slower than before: the rate of the last 28 days, recent days weighing more, held against the rate of the 56 days before. It is a ratio with a 90 % interval, and its logarithm to the base 2 (1 is twice as fast, −1 half as fast).",
        "Projects are ranked by the cautious momentum: the end of the interval that is nearer to no change. It is 0 when the interval includes no change, so a project of which little is known leads no list.",
      ],
      formula: [
        "y₁ … y₈₄ = net changes of 84 days, oldest first; below 0 counts as 0; missing days are left out of every sum",
        "w = 2^(−i/7) for the day i days ago, i = 0 … 27",
        "A = Σ w·y, E = Σ w, Q = Σ w², over the last 28 days",
        "B = Σ y and F = the number of days, over the 56 before, each y at most median + 5 · max(1.4826 · MAD, √median, 1)",
        "m = 7·B / F",
        "φ = max(1, (4·(1 + 0.0625·m) + (n−1)·v/m) / (4 + n−1)), v = the sample variance of the sums of the n complete weeks of the 56 days",
        "φ = 1 + 0.0625·m with fewer than 4 complete weeks or m = 0",
        "A* = A·E / (Q·φ), E* = E² / (Q·φ), B* = B / φ, F* = F / φ, m₀ = (A* + B*) / (E* + F*)",
        "recent rate r ~ Gamma(2 + A*, 2/m₀ + E*); rate before b ~ Gamma(2 + B*, 2/m₀ + F*)",
        "ratio R = r / b: its median, 5 % and 95 % points; momentum = log₂ R; P(up) = P(r > b)",
        "cautious = log₂ of the end of the interval nearer to 1; 0 if the interval spans 1",
      ],
      needs:
        "21 of the last 28 days and 42 of the 56 before. With fewer the label says how many there are. The days end with the project’s last complete day; where that is more than 7 days before the newest one of the catalogue, they end with the catalogue’s, and those since have no figure.",
      blind: [
        "Why. A launch, a mention and bought stars look alike.",
        "Losses: a day below 0 counts as 0. The net change, which shows them, stands beside it.",
        "Anything younger than 84 days: a new project has no rate before.",
        "What will be: it describes the last weeks and forecasts nothing.",
        "Single weeks that are better than others for all projects: the ratio is the project’s own, not one against its peers.",
      ],
      measured: [
        `Of its 90 % intervals for the ratio, ${formatRange(typical.map((row) => row.ratioCovered))} held the truth in the typical world. See the [velocity](#velocity) for the table, and [labels](#labels) for how often a label is wrong.`,
      ],
      sources: [
        "Gamma–Poisson rates with counts deflated for overdispersion; the spread of weeks (a quarter) is the spread of the 336 names’ history",
      ],
    }),
    section({
      id: "velocity",
      title: "Velocity",
      says: ["How many stars a day a project gains now: the recent rate of the momentum, with its 90 % interval."],
      formula: ["velocity = mean of r; interval = 5 % and 95 % points of r"],
      needs: "As the momentum. Where no known day of the 84 ended with more stars than it began, it is 0.",
      blind: [
        "A change of the last days counts in part only: a day a week ago weighs half of today. After a rate has doubled a week ago, the velocity has gone about half of the way.",
      ],
      measured: [
        `Where nothing changed, ${formatRange(even.map((row) => row.velocityCovered))} of the 90 % intervals held the true rate in the even world, and ${formatRange(typical.map((row) => row.velocityCovered))} in the typical one. While a rate is changing they are too narrow: after a doubling ${formatRange(doubled)} in the typical world.`,
        "Uneven weeks and a rate that wanders make them too narrow as well; the table says by how much.",
      ],
      tables: [coverageTable(momentum)],
    }),
    section({
      id: "labels",
      title: "Labels",
      says: ["One word for the momentum. Each label has a threshold for how sure it is and one for how large it is."],
      formula: [
        "accelerating: P(up) ≥ 0.95 and ratio ≥ 1.25",
        "slowing: P(up) ≤ 0.05 and ratio ≤ 0.8",
        "steady: the interval lies between 1/1.5 and 1.5",
        "uncertain: none of these",
        "no activity: no known day of the 84 ended with more stars than it began; it may have lost some",
        "too little data: fewer than 21 of 28 or 42 of 56 days are known, or the last complete day is more than 7 days before the catalogue’s newest",
      ],
      needs: "As the momentum. A project whose figures ended says since when.",
      blind: [
        "One label a day a project: among 100 projects that do nothing some will be called accelerating each day.",
      ],
      measured: [
        `Where nothing changed, ${formatRange(even.map((row) => row.falseAccelerating))} were called accelerating in the even world and ${formatRange(typical.map((row) => row.falseAccelerating))} in the typical one. A rate that doubled for the last 7 days was called accelerating in ${formatRange(even.map((row) => row.foundDoubled))} of cases in the even world, ${formatRange(typical.map((row) => row.foundDoubled))} in the typical one; the fewer stars a day, the less is seen.`,
        "With days missing less is found: there is less to go by, and some series have too little data for any label.",
        "In the restless world the rate itself wanders, so that some of those called accelerating “without a change” were.",
      ],
      tables: [labelTable(momentum)],
    }),
    section({
      id: "spike",
      title: "Spike flag",
      says: [
        "Says that a single day makes up most of the last week. It stands beside the label, as one day can lift a momentum.",
      ],
      formula: ["share = largest of the last 7 days ÷ max(1, their sum)", "flag: share ≥ 0.5 and that day ≥ 10 stars"],
      needs: "As the momentum.",
      blind: ["A burst of two equal days."],
      measured: ["A description without a test: it has no error rate."],
    }),
    section({
      id: "rates",
      title: "Rates over 7, 30 and 90 days",
      says: ["Stars a day over a window, each day weighing the same, with a 90 % interval."],
      formula: [
        "as the velocity, with w = 1 for the days of the window: A = Σ y, E = Q = the number of days; φ and m₀ are the momentum’s",
      ],
      needs: "Three quarters of the window’s days, and a momentum. Where that is no activity, they are 0.",
      blind: ["Movements within the window."],
      measured: ["Not measured apart: the same posterior as the velocity’s."],
    }),
    section({
      id: "growth",
      title: "Growth",
      says: [
        "The velocity as a share of the stars that a project has, a week. It lets small and large projects be compared.",
      ],
      formula: ["growth = 7 · velocity ÷ stars; its interval is the velocity’s, scaled"],
      needs: "A velocity and a total.",
      blind: ["Large projects grow slowly by this measure whatever happens."],
      measured: ["As the velocity."],
    }),
  ];
}

function nameWorld({ world, missing }: MomentumFigures): string {
  return missing === 0 ? world : `${world}, ${Math.round(100 * missing)} % of days missing`;
}

function labelTable(rows: readonly MomentumFigures[]): Table {
  return {
    caption: "How often a label is wrong, and how often a doubling is found",
    columns: [
      { title: "World", align: "left" },
      { title: "Stars a day", align: "right" },
      { title: "Accelerating without a change", align: "right" },
      { title: "Slowing without a change", align: "right" },
      { title: "Doubling of the last 7 days found", align: "right" },
      { title: "Series", align: "right" },
    ],
    rows: rows.map((row) => [
      nameWorld(row),
      String(row.perDay),
      formatShare(row.falseAccelerating),
      formatShare(row.falseSlowing),
      formatShare(row.foundDoubled),
      row.falseAccelerating.of.toLocaleString("en-GB"),
    ]),
  };
}

function coverageTable(rows: readonly MomentumFigures[]): Table {
  return {
    caption: "How often the 90 % intervals held the truth",
    columns: [
      { title: "World", align: "left" },
      { title: "Stars a day", align: "right" },
      { title: "Velocity", align: "right" },
      { title: "Ratio", align: "right" },
      { title: "Velocity after a doubling", align: "right" },
      { title: "Ratio after a doubling", align: "right" },
    ],
    rows: rows.map((row) => [
      nameWorld(row),
      String(row.perDay),
      formatShare(row.velocityCovered),
      formatShare(row.ratioCovered),
      formatShare(row.velocityCoveredDoubled),
      formatShare(row.ratioCoveredDoubled),
    ]),
  };
}
