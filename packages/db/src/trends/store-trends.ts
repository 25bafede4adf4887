import { dayNumber, MOMENTUM_LABELS } from "@groundswell/core";
import { sql } from "drizzle-orm";
import { arrayText } from "../array-text.ts";
import type { Executor } from "../connect.ts";
import type { TrendRow } from "./trend-rows.ts";

/** Rows a statement: large enough to be quick, small enough not to hold up readers. */
const BATCH = 5_000;

/** Stores a project's trend days. Those that say what is stored already are left as they are. */
export async function storeTrends(db: Executor, projectId: number, rows: readonly TrendRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await storeBatch(db, projectId, rows.slice(start, start + BATCH));
  }
}

async function storeBatch(db: Executor, projectId: number, rows: readonly TrendRow[]): Promise<void> {
  const column = (pick: (row: TrendRow) => number | string | boolean | null) => arrayText(rows.map(pick));
  await db.execute(sql`
    insert into daily_trends (project_id, day, net, set_aside, known_at, receipt_key, recent_days, baseline_days, label,
      velocity, velocity_low, velocity_high, ratio, ratio_low, ratio_high, p_up, cautious, top_day_share, spike,
      rate_7, rate_30, rate_90, surge_expected, surge_p, alarm)
    select ${projectId}, date '1970-01-01' + day, net, set_aside, to_timestamp(known_at / 1000), receipt_key, recent_days,
      baseline_days, (${sql.param(quoted(MOMENTUM_LABELS))}::text[])[label],
      velocity, velocity_low, velocity_high, ratio, ratio_low, ratio_high, p_up, cautious, top_day_share, spike,
      rate_7, rate_30, rate_90, surge_expected, surge_p, alarm
    from unnest(
      ${column((r) => dayNumber(r.day))}::int[],
      ${column((r) => r.net)}::float8[],
      ${column((r) => r.setAside)}::bool[],
      ${column((r) => r.knownAt.getTime())}::float8[],
      ${column((r) => r.receiptKey)}::text[],
      ${column((r) => r.recentDays)}::int2[],
      ${column((r) => r.baselineDays)}::int2[],
      ${column((r) => MOMENTUM_LABELS.indexOf(r.label) + 1)}::int[],
      ${column((r) => r.velocity)}::float8[],
      ${column((r) => r.velocityLow)}::float8[],
      ${column((r) => r.velocityHigh)}::float8[],
      ${column((r) => r.ratio)}::float8[],
      ${column((r) => r.ratioLow)}::float8[],
      ${column((r) => r.ratioHigh)}::float8[],
      ${column((r) => r.pUp)}::float8[],
      ${column((r) => r.cautious)}::float8[],
      ${column((r) => r.topDayShare)}::float8[],
      ${column((r) => r.spike)}::bool[],
      ${column((r) => r.rate7)}::float8[],
      ${column((r) => r.rate30)}::float8[],
      ${column((r) => r.rate90)}::float8[],
      ${column((r) => r.surgeExpected)}::float8[],
      ${column((r) => r.surgeP)}::float8[],
      ${column((r) => r.alarm)}::bool[]
    ) as rows (day, net, set_aside, known_at, receipt_key, recent_days, baseline_days, label, velocity, velocity_low,
      velocity_high, ratio, ratio_low, ratio_high, p_up, cautious, top_day_share, spike, rate_7, rate_30, rate_90,
      surge_expected, surge_p, alarm)
    on conflict (project_id, day) do update set
      net = excluded.net, set_aside = excluded.set_aside, known_at = excluded.known_at,
      receipt_key = excluded.receipt_key, recent_days = excluded.recent_days, baseline_days = excluded.baseline_days,
      label = excluded.label, velocity = excluded.velocity, velocity_low = excluded.velocity_low,
      velocity_high = excluded.velocity_high, ratio = excluded.ratio, ratio_low = excluded.ratio_low,
      ratio_high = excluded.ratio_high, p_up = excluded.p_up, cautious = excluded.cautious,
      top_day_share = excluded.top_day_share, spike = excluded.spike, rate_7 = excluded.rate_7,
      rate_30 = excluded.rate_30, rate_90 = excluded.rate_90, surge_expected = excluded.surge_expected,
      surge_p = excluded.surge_p, alarm = excluded.alarm
    where daily_trends.* is distinct from excluded.*`);
}

function quoted(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text}"`).join(",")}}`;
}
