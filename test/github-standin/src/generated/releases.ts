import { DAY_MS, type InstantMs } from "@groundswell/core";
import { countAround, type Random } from "../random.ts";
import type { ReleaseEdit, WorldAsset, WorldRelease } from "../world.ts";
import { pick, type Profile } from "./profile.ts";
import type { Simulation } from "./simulation.ts";

const PRERELEASE_SHARE = 0.15;
const NAMELESS_SHARE = 0.2;
/** Of the projects: those that attach files, that edit a release during the simulation, that delete one. */
const ATTACHING_SHARE = 0.5;
const EDITING_SHARE = 0.15;
const DELETING_SHARE = 0.08;
const MOST_ASSETS = 4;
const RUSH_DAYS = 30;
/** During the simulation; young projects would have hundreds at their pace. */
const MOST_A_DAY = 0.3;
/** Of each release's id: more than a project ever has. */
const IDS_PER_PROJECT = 1_000;
const ASSET_NAMES = ["linux-x64.tar.gz", "macos-arm64.zip", "windows-x64.exe", "checksums.txt"];

/** A project's releases, those of the simulation included, with what happens to them then. Oldest first. */
export function drawReleases(profile: Profile, simulation: Simulation, random: Random): WorldRelease[] {
  const attaching = random() < ATTACHING_SHARE;
  const releases = drawInstants(profile, simulation, random).map((publishedAt, n) => {
    const tag = `v${Math.floor(n / 10)}.${n % 10}.0`;
    const prerelease = random() < PRERELEASE_SHARE;
    return {
      id: profile.databaseId * IDS_PER_PROJECT + n,
      tag: prerelease ? `${tag}-rc.1` : tag,
      name: random() < NAMELESS_SHARE ? null : `Release ${tag}`,
      publishedAt: toText(publishedAt),
      prerelease,
      ...(attaching ? { assets: drawAssets(profile, publishedAt, simulation, random) } : {}),
    };
  });
  return disturb(releases, simulation, random);
}

function drawInstants({ releases, life }: Profile, { start, end }: Simulation, random: Random): InstantMs[] {
  const spread = (from: InstantMs, to: InstantMs) => from + random() * (to - from);
  const past = Array.from({ length: releases }, () => spread(life.createdAt, start));
  const aDay = Math.min(MOST_A_DAY, (releases * DAY_MS) / (start - life.createdAt));
  const during = Array.from({ length: countAround((aDay * (end - start)) / DAY_MS, random) }, () => spread(start, end));
  return [...past, ...during].toSorted((a, b) => a - b);
}

function drawAssets({ stars }: Profile, publishedAt: InstantMs, { end }: Simulation, random: Random): WorldAsset[] {
  const rushEnd = publishedAt + RUSH_DAYS * DAY_MS;
  return ASSET_NAMES.slice(0, 1 + Math.floor(random() * MOST_ASSETS)).map((name) => {
    const rush = Math.floor((stars + 10) * 3 * random());
    const slow = Math.max(0, Math.floor((rush * (end - rushEnd)) / (12 * RUSH_DAYS * DAY_MS)));
    const first = { at: toText(publishedAt), count: 0 };
    const downloads = [first, { at: toText(rushEnd), count: rush }];
    if (slow > 0) downloads.push({ at: toText(end), count: rush + slow });
    return { name, downloads };
  });
}

/** One is edited and one deleted, a new one or an old one, where a project does such things. */
function disturb(releases: WorldRelease[], { start, end }: Simulation, random: Random): WorldRelease[] {
  const editing = random() < EDITING_SHARE;
  const deleting = random() < DELETING_SHARE;
  const [edited, deleted] = [drawPlace(releases, random), drawPlace(releases, random)];
  const momentAfter = (release: WorldRelease) => {
    const from = Math.max(start, Date.parse(release.publishedAt));
    return toText(from + (0.05 + 0.95 * random()) * (end - from));
  };
  return releases.map((release, i) => {
    const edits = editing && i === edited ? { edits: [drawEdit(release, momentAfter(release), random)] } : {};
    const deletion = deleting && i === deleted ? { deletedAt: momentAfter(release) } : {};
    return { ...release, ...edits, ...deletion };
  });
}

/** Half the time one of the five newest. */
function drawPlace(releases: readonly WorldRelease[], random: Random): number {
  const among = random() < 0.5 ? Math.min(5, releases.length) : releases.length;
  return releases.length - 1 - Math.floor(random() * among);
}

function drawEdit(release: WorldRelease, at: string, random: Random): ReleaseEdit {
  const what = pick(["name", "prerelease", "both"], random);
  return {
    at,
    ...(what === "prerelease" ? {} : { name: `${release.tag}, edited` }),
    ...(what === "name" ? {} : { prerelease: release.prerelease !== true }),
  };
}

/** Whole seconds, as GitHub's. */
function toText(instant: InstantMs): string {
  return new Date(Math.floor(instant / 1000) * 1000).toISOString();
}
