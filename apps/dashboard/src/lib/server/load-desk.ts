import type { Client } from "@groundswell/client";
import type { OutletPage, Page, ReviewPage, UncoveredClimber, UncoveredPage } from "@groundswell/wire";
import type { DayValues } from "#lib/overview/day-columns.ts";
import { ask } from "#lib/server/ask.ts";
import { findLastDay, toDays } from "#lib/server/project-row.ts";
import { toEffectRow, type EffectRow } from "#lib/server/story-row.ts";
import { deskStrings } from "#lib/strings/desk.ts";

const PAGE_SIZE = 20;
/** Outlets are short lines, and compared with one another. */
const OUTLETS_SHOWN = 50;

/** A climber as the desk lists it. */
export interface ClimberRow extends Omit<UncoveredClimber, "momentum" | "reason"> {
  momentum: Pick<UncoveredClimber["momentum"], "ratio" | "velocity" | "label" | "spike">;
  /** Net stars of its last days; null when there are too few for a drawing. */
  days: DayValues | null;
}

const LISTS = ["uncovered", "noLift", "outlets", "review"] as const;
type ListName = (typeof LISTS)[number];

export interface DeskData {
  uncovered: Omit<UncoveredPage, "items"> & { items: ClimberRow[] };
  noLift: Page<EffectRow>;
  outlets: OutletPage;
  review: ReviewPage;
  /** The lists of which a later page is shown: how much they have is not known then. */
  later: string[];
  /** Whether any place of coverage is: else only stories kept by hand are known. */
  isCoverageAsked: boolean;
}

/** The desk's lists; each goes on by a cursor of its own, by the list's name in the address. */
export async function loadDesk(api: Client, search: URLSearchParams): Promise<DeskData> {
  const page = (list: ListName, limit = PAGE_SIZE) => {
    const cursor = search.get(list);
    return { limit, ...(cursor === null ? {} : { cursor }) };
  };
  const [uncovered, noLift, outlets, review, status] = await ask(
    Promise.all([
      api.uncovered(page("uncovered")),
      api.noLift(page("noLift")),
      api.outlets(page("outlets", OUTLETS_SHOWN)),
      api.reviews(page("review")),
      api.status({ projects: "none" }),
    ]),
    deskStrings.notFound,
  );
  return {
    uncovered: { ...uncovered, items: await drawClimbers(api, uncovered.items) },
    noLift: { ...noLift, items: noLift.items.map(toEffectRow) },
    outlets,
    review,
    later: LISTS.filter((list) => search.get(list) !== null),
    isCoverageAsked: status.coverage.length > 0,
  };
}

/** The climbers with their last days drawn: the list of projects has those. */
async function drawClimbers(api: Client, climbers: readonly UncoveredClimber[]): Promise<ClimberRow[]> {
  if (climbers.length === 0) return [];
  const projects = climbers.map(({ repo }) => repo);
  const { items } = await ask(api.projects({ projects, limit: projects.length }), deskStrings.notFound);
  const to = findLastDay(items);
  const drawn = new Map(items.map((project) => [project.repo, toDays(project.sparkline, to)]));
  return climbers.map(({ momentum, reason: _, ...climber }) => {
    const { ratio, velocity, label, spike } = momentum;
    return { ...climber, momentum: { ratio, velocity, label, spike }, days: drawn.get(climber.repo) ?? null };
  });
}
