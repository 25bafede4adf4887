import type { EffectFigures, MeasuredFigures } from "../figures.ts";
import { formatRange, formatShare } from "../format.ts";
import { section, type MethodSection, type Table } from "../section.ts";

/** What changed after a release: described as after a story, and not judged. */
export function beforeAfterSections({ effects }: MeasuredFigures): MethodSection[] {
  const typical = effects.filter(({ world }) => world === "typical");
  return [
    section({
      id: "releases",
      title: "Before and after a release",
      says: [
        "The stars of the 7 days from a release on, held against the 8 weeks before and against what similar projects did in the same weeks, by the [comparison made for stories](#story-effect). It describes what came after. It gives no verdict, and it does not say that the release did it.",
      ],
      formula: [
        "t₀ = the release’s UTC day; weeks, G, d, SE, ratio, interval and expected as for a story. With fewer than 8 peers: G = 0, “no control group”",
        "peers = the up to 20 watched projects of the category as for a story; of more than 100 others in a category only those 100 are looked at whose velocity today is nearest",
      ],
      needs:
        "All 63 days, of the project and of each peer: a day that a drop falls on counts as missing, and a week without it is not complete. A project younger than nine weeks has no such figure.",
      blind: [
        "Everything else that happened in that week, to the project and to its peers: a peer with a release of its own then is a peer all the same.",
        "Who was similar then: in a large category the peers of a release of long ago are those that are near today.",
        "Small effects on large projects: a few hundred stars more are lost in the ordinary spread of a week.",
        "Releases that follow each other within a week share their days.",
      ],
      measured: [
        `Where nothing happened, a rise at t’s own p ≤ 0.05 was seen in ${formatRange(typical.map((row) => row.placebo))} of cases in the typical world, and ${formatRange(typical.map((row) => row.covered))} of the 90 % intervals held “no change”. A week with three times the stars was seen in ${formatRange(typical.map((row) => row.foundTripled))}. All simulated weeks are also better or worse for all projects alike.`,
      ],
      tables: [effectTable(effects)],
    }),
  ];
}

function effectTable(rows: readonly EffectFigures[]): Table {
  return {
    caption: "Before and after, with 20 peers",
    columns: [
      { title: "World", align: "left" },
      { title: "Stars a day", align: "right" },
      { title: "Rise seen where there was none (p ≤ 0.05)", align: "right" },
      { title: "Interval held “no change”", align: "right" },
      { title: "×3 found", align: "right" },
      { title: "Projects", align: "right" },
    ],
    rows: rows.map((row) => [
      row.world,
      String(row.perDay),
      formatShare(row.placebo),
      formatShare(row.covered),
      formatShare(row.foundTripled),
      row.placebo.of.toLocaleString("en-GB"),
    ]),
  };
}
