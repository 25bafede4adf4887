import type { MomentumLabel } from "@groundswell/wire";
import { formatCount, formatDay, formatNumber, formatRange, formatRatio, formatSigned } from "#lib/format.ts";
import type { Lead } from "#lib/server/front/lead.ts";
import { momentumStrings } from "#lib/strings/momentum.ts";
import { COUNTED_LABEL, frontStrings } from "#lib/strings/overview.ts";

/** What a piece of a sentence speaks of, and leads to: the projects of a label, or one project. */
export type Target = { label: MomentumLabel } | { repo: string };

/** A piece of a sentence. */
export interface Part {
  text: string;
  of: Target | null;
}

/** Of how many projects anything can be told: without one, "nobody" would be said of what is not known. */
export function countTold({ labels }: Pick<Lead, "labels">): number {
  return labels.accelerating + labels.slowing + labels.steady + labels.uncertain + labels["no activity"];
}

/** The front page's first sentence: who moves, and how sure that is. */
export function writeLead(lead: Lead): Part[] {
  const { projects, labels, top } = lead;
  const all = formatCount(projects, "project", "projects");
  const { accelerating, slowing } = labels;
  if (projects === 0) return [plain(`${frontStrings.empty}.`)];
  if (countTold(lead) === 0) return [plain(frontStrings.unsure(all))];
  const first =
    accelerating === 0
      ? plain(frontStrings.noneAccelerating(all))
      : toList("accelerating", frontStrings.accelerating(formatNumber(accelerating), all, accelerating === 1));
  const second =
    slowing === 0 ? plain(frontStrings.noneSlowing) : toList("slowing", frontStrings.slowing(formatNumber(slowing)));
  if (top === null) return [first, plain(", "), second, plain(".")];
  const ratio = formatRatio(top.ratio);
  return [
    first,
    plain(", "),
    second,
    plain(frontStrings.mostSurely),
    { text: top.name, of: { repo: top.repo } },
    plain(frontStrings.pace(momentumStrings.times(ratio.value), formatRange(ratio))),
  ];
}

/** Who gained most in the week, with the day that it ends with: of an archive that is long ago, and is said. */
export function writeGain({ gain }: Lead): Part[] {
  if (gain === null) return [];
  return [
    { text: gain.name, of: { repo: gain.repo } },
    plain(frontStrings.gained(formatSigned(gain.change.value), formatDay(gain.change.to))),
  ];
}

/** The projects that the first sentence does not count. */
export function writeRest(lead: Lead): Part[] {
  const { labels } = lead;
  if (countTold(lead) === 0) return [];
  const isAll = labels.accelerating + labels.slowing === 0;
  const rest = (["steady", "uncertain", "no activity", "too little data"] as const).filter(
    (label) => labels[label] > 0,
  );
  return rest.flatMap((label, i) => [
    ...(i === 0 ? [plain(isAll ? frontStrings.restAll : frontStrings.rest)] : [plain(", ")]),
    toList(label, COUNTED_LABEL[label](formatNumber(labels[label]))),
    ...(i === rest.length - 1 ? [plain(".")] : []),
  ]);
}

function toList(label: MomentumLabel, text: string): Part {
  return { text, of: { label } };
}

function plain(text: string): Part {
  return { text, of: null };
}
