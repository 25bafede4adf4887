import { mean, median, sampleVariance, tQuantile, tUpperTail } from "../../statistics/index.ts";

/** Weeks before the event that its week is compared with. */
export const EFFECT_BASE_WEEKS = 8;
/** Fewer peers than this make no control group. */
export const MIN_PEERS = 8;

/** Weeks of ordinary projects vary by a quarter beyond chance: τ0² = 0.25². */
const PRIOR_DRIFT = 0.0625;
/** How many degrees of freedom that is worth. */
const PRIOR_DF = 4;
const BASE_DF = EFFECT_BASE_WEEKS - 1;
const DF = PRIOR_DF + BASE_DF;
/** t(.95) with the 10 degrees of freedom of the run-up test, as the methods round it. */
const RISING_T = 1.812;
/** Two t this near are equal but for rounding. */
const TIE = 1e-9;

/** Stars of the weeks around an event. */
export interface EffectWeeks {
  /** Stars of each of the 8 weeks before, the most recent first. Sums below zero count as zero. */
  base: readonly number[];
  /** Stars of the 7 days from the event's day on. */
  post: number;
}

/** What changed after an event, held against the weeks before and against peers. It names no cause. */
export interface Effect {
  /** How many peers there were; their weeks are used from 8 on. */
  peers: number;
  /** Whether the peers' weeks were used; if not, there was no control group. */
  controlled: boolean;
  /** The peers' change in the event's week, on the log scale. */
  peersChange: number;
  /** Stars of the event's week. */
  observed: number;
  /** Stars that the weeks before and the peers let expect; not below zero. */
  expected: number;
  /** observed − expected. */
  extra: number;
  /** Change as a factor, with its 90 % interval. */
  ratio: { value: number; low: number; high: number };
  /** The interval from these eight weeks alone, for comparison. */
  unmoderated: { low: number; high: number };
  t: number;
  df: number;
  /** Standard error of the log ratio. */
  se: number;
  /** Variance of the log weeks: the project's own, and the one expected from its size. */
  s2: number;
  s02: number;
  /** p-values of t, for a rise and for any change. */
  pUp: number;
  pTwo: number;
  /** t of the last week before the event against the seven before it. */
  tPre: number;
  /** It was rising before. */
  alreadyRising: boolean;
  /** The smallest factor that would be found four times in five. */
  minDetectableRatio: number;
  /** Rank of t among the peers, each treated as if the event were its own; null without a control group. */
  placeboP: number | null;
}

interface Change {
  d: number;
  se: number;
  t: number;
  s2: number;
  s02: number;
  /** Weeks before, on the log scale, less the peers' movement. */
  adjusted: readonly number[];
}

interface PeersMovement {
  weeks: readonly number[];
  post: number;
}

const STILL: PeersMovement = { weeks: Array.from({ length: EFFECT_BASE_WEEKS }, () => 0), post: 0 };

/**
 * Compares the 7 days from an event on with the 8 weeks before, less what peers did in the same weeks: a
 * difference in differences of log weeks with a moderated t of 11 degrees of freedom.
 * Sources: the methods page, "Story effect"; Smyth 2004 (moderated t); Abadie (rank among placebos).
 * @param peers projects without an event of their own in these weeks; with fewer than 8 nothing is subtracted
 * @throws RangeError when a project does not have 8 weeks before
 */
export function storyEffect({ base, post, peers }: EffectWeeks & { peers: readonly EffectWeeks[] }): Effect {
  const controlled = peers.length >= MIN_PEERS;
  const movement = controlled ? measureMovement(peers) : STILL;
  const own = measureChange({ base, post }, movement);
  const { d, se, t, s2, s02, adjusted } = own;
  const observed = clip(post);
  const expected = Math.max(Math.exp(mean(adjusted) + movement.post) - 0.5, 0);
  const moderated = spread(d, tQuantile(0.95, DF) * se);
  const alone = tQuantile(0.95, BASE_DF) * Math.sqrt(s2 * (1 + 1 / EFFECT_BASE_WEEKS));
  const tPre = testRunUp(adjusted, s02);
  return {
    peers: peers.length,
    controlled,
    peersChange: movement.post,
    observed,
    expected,
    extra: observed - expected,
    ratio: { value: Math.exp(d), ...moderated },
    unmoderated: spread(d, alone),
    t,
    df: DF,
    se,
    s2,
    s02,
    pUp: tUpperTail(t, DF),
    pTwo: 2 * tUpperTail(Math.abs(t), DF),
    tPre,
    alreadyRising: tPre > RISING_T,
    minDetectableRatio: Math.exp((tQuantile(0.95, DF) + tQuantile(0.8, DF)) * se),
    placeboP: controlled ? rankAmongPeers(t, peers, movement) : null,
  };
}

/** How peers moved in each week, as the median of their distances from their own mean of the weeks before. */
function measureMovement(peers: readonly EffectWeeks[]): PeersMovement {
  const distances = peers.map(({ base, post }) => {
    const logs = logWeeks(base);
    const center = mean(logs);
    return { weeks: logs.map((log) => log - center), post: logCount(post) - center };
  });
  return {
    weeks: STILL.weeks.map((_, week) => median(distances.map((peer) => peer.weeks[week] ?? NaN))),
    post: median(distances.map((peer) => peer.post)),
  };
}

function measureChange({ base, post }: EffectWeeks, movement: PeersMovement): Change {
  const adjusted = logWeeks(base).map((log, week) => log - (movement.weeks[week] ?? NaN));
  const d = logCount(post) - movement.post - mean(adjusted);
  const s2 = sampleVariance(adjusted);
  const s02 = 1 / (mean(base.map(clip)) + 0.5) + PRIOR_DRIFT;
  const se = Math.sqrt(((PRIOR_DF * s02 + BASE_DF * s2) / DF) * (1 + 1 / EFFECT_BASE_WEEKS));
  return { d, se, t: d / se, s2, s02, adjusted };
}

/** The most recent week before the event against the seven before it, by the same kind of t. */
function testRunUp([last = NaN, ...earlier]: readonly number[], s02: number): number {
  const df = earlier.length - 1;
  const variance = (PRIOR_DF * s02 + df * sampleVariance(earlier)) / (PRIOR_DF + df);
  return (last - mean(earlier)) / Math.sqrt(variance * (1 + 1 / earlier.length));
}

function rankAmongPeers(t: number, peers: readonly EffectWeeks[], movement: PeersMovement): number {
  const higher = peers.filter((peer) => measureChange(peer, movement).t >= t - TIE).length;
  return (1 + higher) / (1 + peers.length);
}

function logWeeks(base: readonly number[]): number[] {
  if (base.length === EFFECT_BASE_WEEKS) return base.map(logCount);
  throw new RangeError(`an effect needs ${EFFECT_BASE_WEEKS} weeks before it, not ${base.length}`);
}

function logCount(stars: number): number {
  return Math.log(clip(stars) + 0.5);
}

function clip(stars: number): number {
  return Math.max(0, stars);
}

function spread(d: number, halfWidth: number): { low: number; high: number } {
  return { low: Math.exp(d - halfWidth), high: Math.exp(d + halfWidth) };
}
