import { hideSecrets } from "@groundswell/core";
import type { StoryEffect, StoryHistory, StoryMention, StoryWithMentions } from "@groundswell/db";
import type { Mention, Story, StoryDetail, StoryVersion } from "@groundswell/wire";
import { toEffect } from "../effects/to-wire.ts";
import { toInstant } from "../http/instant.ts";
import { toStorySummary } from "./summary.ts";

export function toMention(mention: StoryMention): Mention {
  const { repo, name, status, tier, score, eligible, evidence } = mention;
  return { repo, name, status, tier, score, eligible, evidence };
}

/** The one mapping from stored stories to the wire. What is in doubt is no mention. */
export function toStory(story: StoryWithMentions, effects: readonly StoryEffect[]): Story {
  return {
    ...toStorySummary(story),
    publishedAt: toInstant(story.publishedAt),
    publishedNote: story.publishedNote,
    mentions: story.mentions.filter(({ status }) => status !== "review").map(toMention),
    effects: effects.map(toEffect),
  };
}

export function toStoryDetail({ story, versions }: StoryHistory, effects: readonly StoryEffect[]): StoryDetail {
  return {
    ...toStory(story, effects),
    inDoubt: story.mentions.filter(({ status }) => status === "review").map(toMention),
    versions: versions.map(toVersion),
  };
}

function toVersion(telling: StoryHistory["versions"][number]): StoryVersion {
  const { version, toldBy, knownAt, request, contentHash, title, published, plusMinusDays, active } = telling;
  return {
    version,
    toldBy: hideSecrets(toldBy),
    knownAt: toInstant(knownAt),
    request: hideSecrets(request),
    contentHash,
    title,
    published,
    publishedPlusMinusDays: plusMinusDays,
    active,
  };
}
