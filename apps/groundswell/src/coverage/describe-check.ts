import type { FoundMention } from "@groundswell/core";
import type { Review } from "@groundswell/db";
import { count } from "../runtime/say.ts";
import type { ReviewsRead } from "./read-reviews.ts";
import type { TitleReading } from "./read-titles.ts";

const PLACES = { title: "in the title", text: "in the text", link: "in a link" } as const;

/** `T3 at 0.45 in the title: “…”`. */
export function describeFound({
  tier,
  score,
  place,
  evidence,
}: Pick<FoundMention, "tier" | "score" | "place" | "evidence">): string {
  return `${tier} at ${score.toFixed(2)} ${PLACES[place]}: “${evidence}”`;
}

/** What the linker reads in a story's title and address, a line for each project. */
export function describeTitle({ found }: TitleReading): string[] {
  if (found.length === 0) return ["  its title and address alone name no project"];
  return found.map((one) => {
    const verdict = one.linked ? "would be linked" : "would go to the review list";
    const decided = one.decided === null ? "not decided in the file" : `${one.decided} in the file`;
    return `  its ${one.place === "link" ? "address" : "title"}: ${one.repo} ${verdict} (${decided}), ${describeFound(one)}`;
  });
}

/** The mentions that wait for a decision, each with the lines that make one. */
export function describeReviews(read: ReviewsRead): string[] {
  if ("why" in read) return [`The review list was not read: ${read.why}.`];
  const { reviews, more } = read;
  if (reviews.length === 0) return ["No mention waits for a decision."];
  const head = `${count(reviews.length, "mention")}${more ? " and more" : ""} to decide. In the story's file (a story without one gets it by \`stories add <url>\`):`;
  return [head, ...reviews.flatMap(describeReview)];
}

function describeReview({ story, mention }: Review): string[] {
  const { tier, score, place, evidence, repo } = mention;
  const why =
    tier === null
      ? ""
      : `, ${describeFound({ tier, score: score ?? 0, place: place ?? "text", evidence: evidence ?? "" })}`;
  const file = story.byHand ? `stories/${story.slug}.md` : `no file yet: stories add ${story.url}`;
  return [
    `${story.published} ${story.source}: ${story.title}`,
    `  ${story.url} (${file})`,
    `  ${repo}${why}`,
    "    projects:",
    `      - repo: ${repo}`,
    "        status: confirmed # or: rejected",
    `        evidence: ${JSON.stringify(evidence ?? "")}`,
  ];
}
