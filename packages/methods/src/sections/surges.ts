import type { MeasuredFigures, SurgeFigures } from "../figures.ts";
import { formatRange, formatShare } from "../format.ts";
import type { HistoryFigures } from "../history-figures.ts";
import { section, type MethodSection, type Table } from "../section.ts";

/** What is found in a star series. */
export function surgeSections({ surges }: MeasuredFigures, history: HistoryFigures): MethodSection[] {
  const even = surges.filter(({ world }) => world === "even");
  const typical = surges.filter(({ world }) => world === "typical");
  return [
    section({
      id: "surges",
      title: "Surges",
      says: [
        "Days that brought far more stars than the weeks before let expect. Each day is tested once, when it is complete, against days 8 to 63 before it; alarms at most 3 days apart are one surge. Its size is told as stars of the alarm days ÷ stars that were expected of them.",
      ],
      formula: [
        "x = y ÷ weekday factor s, over days t−63 … t−8; y below 0 counts as 0",
        "x capped at median + 3 · max(1.4826 · MAD, √median, 1); ỹ = capped x · s",
        "μ₀ = max(mean x, 0.5 / n); φ = max(1, Σ (ỹ − μ₀·s)² / (μ₀·s) / (n − 1))",
        "μ = μ₀ · s of the day; variance = φ · (1 + 1/n) · μ; k = μ² / (variance − μ)",
        "p = P(Y ≥ y) of a negative binomial with mean μ and size k; a Poisson where the variance is at most μ",
        "alarm: p < 0.001 and y ≥ 5 and y ≥ 2·μ",
      ],
      needs:
        "28 of the 56 days, and the day itself. So a project’s first five weeks can have no surge, however many stars it brings.",
      blind: [
        "Slow rises: each day is held against a past that rises too.",
        "A second surge in the weeks after a large one must be larger, as the first one’s ebb is part of its past.",
        "Rates below one star a day: five stars are the least that counts.",
        "What happened. A surge has no cause here.",
      ],
      measured: [
        `In a year without bursts there are ${rangeOf(even.map((row) => row.falseSurgesPerYear))} false surges a project in the even world, ${rangeOf(typical.map((row) => row.falseSurgesPerYear))} in the typical one, and more where weeks are uneven. A day with five times the rate gives an alarm in ${formatRange(even.map((row) => row.foundFivefold))} of cases in the even world, by how many stars a day there are; with totals read once a day at odd hours ${formatRange(even.map((row) => row.foundFivefoldOddHours))}.`,
        "How many surges of real projects are false can’t be known; see the [real history](#real-history).",
      ],
      tables: [surgeTable(surges)],
      sources: [
        "A simplified Farrington test after Noufaily et al. 2013, Statistics in Medicine 32, as used to find outbreaks",
      ],
    }),
    section({
      id: "steps",
      title: "Steps",
      says: ["A surge in whose second and third week the project still gained faster than before it."],
      formula: ["step: median of the net changes on days +7 … +20 after the surge’s first alarm > 1.5 · μ of that day"],
      needs: "7 of these 14 days. It is known when the twentieth is complete, or the first known day after it.",
      blind: [
        "Whether the rate has stayed up since: the third week is the last that it looks at. A surge that went on for two weeks or more is a step as well.",
        "A slow rise, which gives no alarm.",
      ],
      measured: [
        `A rate that tripled for good was told as a step in ${formatRange(typical.map((row) => row.foundStep))} of cases in the typical world, at the median ${rangeOf(typical.flatMap(({ stepDelayDays }) => stepDelayDays ?? []))} days after it had. A single day with five times the rate was called one in ${formatRange(typical.map((row) => row.falseStepAfterOneDay))}.`,
      ],
      tables: [stepTable(surges)],
    }),
    section({
      id: "drops",
      title: "Drops",
      says: [
        "Falls that are too large for ordinary unstarring: GitHub removes accounts in bulk, or a repository is made private for a while. A drop is an event, not momentum: the days that it falls on count as missing for momentum and surges, as far as it was known when they were complete.",
      ],
      formula: [
        "fall = highest total of the 24 hours before (or the total before) − total",
        "drop: fall ≥ 20 stars (with fewer than 1,000 stars 2 %, at least 10) and fall > 2 · an ordinary bad day",
        "ordinary bad day = the largest loss on the last 56 days with a net change, the worst tenth of them (at least two) left out; 0 if the rest all gained",
        "falls that adjoin within 24 hours are one drop, told when the first was seen",
      ],
      needs: "Two totals at most 36 hours apart.",
      blind: [
        "A fall that new stars outweigh before the next total.",
        "Falls within a data gap; losses spread over weeks, which become ordinary.",
        "Who or what removed the stars.",
      ],
      measured: [`${describeFalls(history)} How many drops are ordinary losses can’t be known.`],
    }),
  ];
}

function describeFalls({ falls }: HistoryFigures): string {
  const near = falls.filter(({ outcome }) => outcome !== "too far apart");
  const found = near.filter(({ outcome }) => outcome === "drop");
  const compared = falls.flatMap(({ momentum }) => momentum ?? []);
  const untouched = compared.filter((momentum) => momentum.untouched);
  return (
    `Of ${near.length} known falls between totals at most 36 hours apart ${found.length} are found ` +
    `([table](#known-falls)). Where there is a whole series, the momentum’s label and intervals are those that the ` +
    `same days would give had the fall never happened, in ${untouched.length} of ${compared.length} cases.`
  );
}

/** `0.35 to 0.52`. */
function rangeOf(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => String(Number(value.toPrecision(2))));
  return low === high ? `${low}` : `${low} to ${high}`;
}

function surgeTable(rows: readonly SurgeFigures[]): Table {
  return {
    caption: "False surges, and how often a day with five times the rate is found",
    columns: [
      { title: "World", align: "left" },
      { title: "Stars a day", align: "right" },
      { title: "False surges a year", align: "right" },
      { title: "×5 on one day found", align: "right" },
      { title: "Read at odd hours", align: "right" },
      { title: "Bursts found", align: "right" },
    ],
    rows: rows.map((row) => [
      row.world,
      String(row.perDay),
      row.falseSurgesPerYear.toFixed(2),
      formatShare(row.foundFivefold),
      formatShare(row.foundFivefoldOddHours),
      row.foundBursts === null ? "–" : formatShare(row.foundBursts),
    ]),
  };
}

function stepTable(rows: readonly SurgeFigures[]): Table {
  return {
    caption: "Steps: false ones, and how often and how late a tripling is told",
    columns: [
      { title: "World", align: "left" },
      { title: "Stars a day", align: "right" },
      { title: "False steps a year", align: "right" },
      { title: "After ×5 on one day", align: "right" },
      { title: "Tripling found", align: "right" },
      { title: "Days until told", align: "right" },
    ],
    rows: rows.map((row) => [
      row.world,
      String(row.perDay),
      row.falseStepsPerYear.toFixed(2),
      formatShare(row.falseStepAfterOneDay),
      formatShare(row.foundStep),
      row.stepDelayDays === null ? "–" : String(row.stepDelayDays),
    ]),
  };
}
