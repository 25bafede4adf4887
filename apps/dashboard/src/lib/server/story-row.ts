import type { Effect, Story, StorySummary } from "@groundswell/wire";
import { describeBrief, type EffectBrief } from "#lib/effect-text.ts";

/** A story as a list shows it: what goes with the page is no more than that. */
export interface StoryRow extends Omit<StorySummary, "url"> {
  /** What was seen after it, a project each. */
  briefs: EffectBrief[];
  /** Projects that it names too unsurely to enter an effect. */
  others: { repo: string; name: string }[];
}

export function toStoryRow(story: Story): StoryRow {
  const told = new Set(story.effects.map(({ repo }) => repo));
  return {
    ...pickSummary(story),
    briefs: story.effects.map(describeBrief),
    others: story.mentions
      .filter(({ repo, status }) => status !== "rejected" && !told.has(repo))
      .map(({ repo, name }) => ({ repo, name })),
  };
}

/** An effect as the desk lists it. */
export interface EffectRow {
  story: Omit<StorySummary, "url">;
  brief: EffectBrief;
  needed: string | null;
}

export function toEffectRow(effect: Effect): EffectRow {
  return { story: pickSummary(effect.story), brief: describeBrief(effect), needed: effect.needed };
}

function pickSummary({ id, title, source, published, publishedPlusMinusDays }: StorySummary) {
  return { id, title, source, published, publishedPlusMinusDays };
}
