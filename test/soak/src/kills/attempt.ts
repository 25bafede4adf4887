import { setTimeout as sleep } from "node:timers/promises";
import { startGroundswell, type GroundswellOptions, type RunningProcess } from "@groundswell/support";

/** When to kill: at a share of the run's usual length, or of what comes after it has begun its work. */
export interface Moment {
  from: "start" | "work";
  /** 0 to 1. */
  share: number;
}

/** How long a run that nobody disturbs takes. */
export interface Lengths {
  totalMs: number;
  /** From its first request on. */
  workMs: number;
}

export interface Attempt {
  killed: boolean;
  code: number;
  lengths: Lengths;
  /** Whole lines: what was printed before the end. */
  lines: string[];
  stdout: string;
  stderr: string;
}

const LOOK_MS = 2;
const OVERDUE_MS = 120_000;

/**
 * Runs the program, and kills it at the moment, unless it has ended by then.
 * @param hasBegun whether the run has begun its work
 */
export async function attempt(
  args: readonly string[],
  options: GroundswellOptions,
  { hasBegun, kill }: { hasBegun: () => boolean; kill: { moment: Moment; usual: Lengths } | null },
): Promise<Attempt> {
  const startedAt = performance.now();
  let endedAt: number | null = null;
  const running = startGroundswell(args, options);
  const exited = running.exited.then((code) => {
    endedAt = performance.now();
    return code;
  });
  const hasEnded = () => endedAt !== null;
  const beganAt = watchBeginning(hasBegun, hasEnded);
  if (kill !== null) void strike(running, kill, beganAt, hasEnded);
  const overdue = setTimeout(() => running.kill("SIGKILL"), OVERDUE_MS);
  const code = await exited;
  clearTimeout(overdue);
  const end = performance.now();
  return {
    killed: kill !== null && code === 128 + 9,
    code,
    lengths: { totalMs: end - startedAt, workMs: end - ((await beganAt) ?? end) },
    lines: running.stdout.split("\n").slice(0, -1),
    stdout: running.stdout,
    stderr: running.stderr,
  };
}

/** When the work began; null when it never did. */
async function watchBeginning(hasBegun: () => boolean, hasEnded: () => boolean): Promise<number | null> {
  while (!hasBegun()) {
    if (hasEnded()) return null;
    await sleep(LOOK_MS);
  }
  return performance.now();
}

async function strike(
  running: RunningProcess,
  { moment, usual }: { moment: Moment; usual: Lengths },
  beganAt: Promise<number | null>,
  hasEnded: () => boolean,
): Promise<void> {
  if (moment.from === "work") await beganAt;
  await sleep(moment.share * (moment.from === "work" ? usual.workMs : usual.totalMs));
  if (!hasEnded()) running.kill("SIGKILL");
}
