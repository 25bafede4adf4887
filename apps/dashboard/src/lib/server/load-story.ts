import { effectSubject } from "@groundswell/charts";
import { addDays, CONFOUNDER_LEAD_DAYS, OPEN_EVENT_KINDS, pickOpenEvents, type Day } from "@groundswell/core";
import type { Client } from "@groundswell/client";
import type { Effect, Mention, StoryDetail } from "@groundswell/wire";
import { ask } from "#lib/server/ask.ts";
import { drawEffectChart, type StillChart, type ToldChart } from "#lib/server/chart-view.ts";
import { listReleases } from "#lib/server/list-releases.ts";
import { markEvent } from "#lib/server/mark-event.ts";
import { writeEvent } from "#lib/server/timeline-entries.ts";
import { chartCard } from "#lib/share/card-image.ts";
import { SITE_CARD, type CardImage } from "#lib/share/site-card.ts";
import type { ShareSubject } from "#lib/share/share-subject.ts";
import { shareEffect } from "#lib/share/share-subjects.ts";
import { layOutPanels, type WeekPanels } from "#lib/stories/week-panels.ts";
import { strings } from "#lib/strings/site.ts";

/** Days shown on each side of the story where there is no chart. */
const AROUND_DAYS = 45;
const EVENTS_ASKED = 200;

export interface ReleaseDay {
  tag: string;
  at: string;
}

/** A surge or a drop. */
export interface Swing {
  from: Day;
  to: Day;
  text: string;
}

/** A project that a story names, and what its stars did after it. */
export interface NamedProject {
  mention: Mention;
  /** Null: the mention is too unsure to enter one. */
  effect: Effect | null;
  /** Null: no week has a figure. */
  chart: StillChart | null;
  /** How the chart can be used elsewhere; null where there is none. */
  share: ShareSubject | null;
  /** From three days before the week, or the first that it may be, to its end; oldest first. */
  releases: ReleaseDay[];
  /** Surges and drops of the weeks drawn, or of the story's own; newest first. */
  swings: Swing[];
  /** Without a chart: releases of the days around. */
  around: ReleaseDay[];
}

export interface StoryPageData {
  story: StoryDetail;
  named: NamedProject[];
  /** The weeks of all of them side by side; null where fewer than two can be drawn. */
  panels: WeekPanels | null;
  rejected: Mention[];
  /** For links to the page: the first chart. */
  card: CardImage;
  /** Days that `around` is of. */
  span: { from: Day; to: Day };
}

/** What a story's page shows: whom it names, and what their stars did. */
export async function loadStory(api: Client, story: StoryDetail, demo: boolean): Promise<StoryPageData> {
  const span = { from: addDays(story.published, -AROUND_DAYS), to: addDays(story.published, AROUND_DAYS) };
  const shown = story.mentions.filter(({ status }) => status === "confirmed" || status === "linked");
  const named = shown.map((mention) => loadNamed(api, { story, mention, span, demo }));
  const all = await ask(Promise.all(named), strings.notFoundStory);
  const shared = all.find(({ share }) => share !== null)?.share ?? null;
  return {
    story,
    named: all,
    panels: layOutNamed(story, all),
    card: shared === null ? SITE_CARD : chartCard(shared.charts[0].address, shared.alt),
    rejected: story.mentions.filter(({ status }) => status === "rejected"),
    span,
  };
}

function layOutNamed(story: StoryDetail, named: readonly NamedProject[]): WeekPanels | null {
  const effects = named.flatMap(({ effect }) => (effect === null ? [] : [effect]));
  return layOutPanels(story, effects);
}

interface Wanted {
  story: StoryDetail;
  mention: Mention;
  span: StoryPageData["span"];
  demo: boolean;
}

async function loadNamed(api: Client, { story, mention, span, demo }: Wanted): Promise<NamedProject> {
  const effect = story.effects.find(({ repo }) => repo === mention.repo) ?? null;
  const [chart, releases, swings] = await Promise.all([
    effect === null ? null : drawEffect(api, effect, demo),
    listReleases(api, mention.repo, span.from),
    effect === null ? [] : loadSwings(api, effect),
  ]);
  const all = releases.map(({ tag, at }) => ({ tag, at })).reverse();
  const within = (from: Day, to: Day) => all.filter(({ at }) => at >= from && at < addDays(to, 1));
  return {
    mention,
    effect,
    chart,
    share: chart === null ? null : shareEffect(story, mention.repo, chart),
    releases: effect === null ? [] : within(addDays(firstDay(effect), -CONFOUNDER_LEAD_DAYS), lastDay(effect)),
    swings,
    around: chart === null ? within(span.from, span.to) : [],
  };
}

/** What overlaps the weeks shown: a bar far above the others must not stand without a word. */
async function loadSwings(api: Client, effect: Effect): Promise<Swing[]> {
  const from = effect.weeks[0]?.from ?? firstDay(effect);
  const to = addDays(effect.weeks.at(-1)?.from ?? addDays(lastDay(effect), -6), 6);
  const { items } = await api.events(effect.repo, { kind: ["surge", "drop"], limit: EVENTS_ASKED });
  return items.flatMap((event) => {
    const day = event.at.slice(0, 10);
    const span = event.span ?? { from: day, to: day };
    return span.from <= to && span.to >= from ? [{ ...span, text: writeEvent(event) }] : [];
  });
}

function firstDay({ range, week }: Effect): Day {
  return range?.from ?? week.from;
}

function lastDay({ range, week }: Effect): Day {
  return range?.weeks.at(-1)?.to ?? week.to;
}

/** The weeks around the story; null where none of them has a figure. */
async function drawEffect(api: Client, effect: Effect, demo: boolean): Promise<ToldChart | null> {
  const { weeks, repo } = effect;
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined || weeks.every(({ stars }) => stars === null)) return null;
  const span = { from: first.from, to: addDays(last.from, 6) };
  const [series, { items }] = await Promise.all([
    api.series(repo, { metric: "stars", ...span }),
    api.events(repo, { kind: [...OPEN_EVENT_KINDS], limit: EVENTS_ASKED }),
  ]);
  const events = pickOpenEvents(items).map(markEvent);
  return drawEffectChart({
    ...effectSubject(effect),
    events: events.filter(({ t }) => t >= span.from && t <= span.to),
    // The page says it beside the chart.
    subtitle: null,
    asOf: series.asOf,
    sources: series.sources.map((source) => source.name),
    notice: demo ? strings.demo : null,
  });
}
