import type { Effect, Story, StorySummary } from "@groundswell/wire";
import { describeBrief, type EffectBrief } from "#lib/effect-text.ts";
import { tellEffect, type ToldEffect } from "#lib/stories/tell-effect.ts";

/** What was seen of one project, as a list of stories tells it. */
export interface ToldBrief extends EffectBrief {
  /** Stars, what was to be expected, and what that tells. */
  told: ToldEffect;
  /** The words that name it. */
  evidence: string | null;
}

/** A story as a list shows it: what goes with the page is no more than that. */
export interface StoryRow extends Omit<StorySummary, "url"> {
  /** What was seen after it, a project each. */
  briefs: ToldBrief[];
  /** Projects that it names too unsurely to enter an effect. */
  others: { repo: string; name: string }[];
}

export function toStoryRow(story: Story): StoryRow {
  const told = new Set(story.effects.map(({ repo }) => repo));
  return {
    ...pickSummary(story),
    briefs: story.effects.map((effect) =>
      tellBrief(effect, story.mentions.find(({ repo }) => repo === effect.repo)?.evidence ?? null),
    ),
    others: story.mentions
      .filter(({ repo, status }) => status !== "rejected" && !told.has(repo))
      .map(({ repo, name }) => ({ repo, name })),
  };
}

/** An effect as the desk lists it. */
export interface EffectRow {
  story: Omit<StorySummary, "url">;
  brief: ToldBrief;
  needed: string | null;
}

export function toEffectRow(effect: Effect): EffectRow {
  return { story: pickSummary(effect.story), brief: tellBrief(effect, null), needed: effect.needed };
}

function tellBrief(effect: Effect, evidence: string | null): ToldBrief {
  return { ...describeBrief(effect), told: tellEffect(effect), evidence };
}

function pickSummary({ id, title, source, published, publishedPlusMinusDays }: StorySummary) {
  return { id, title, source, published, publishedPlusMinusDays };
}
