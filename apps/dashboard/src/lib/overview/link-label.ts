import type { ResolvedPathname } from "$app/types";
import type { MomentumLabel } from "@groundswell/wire";
import { links } from "#lib/links.ts";
import { WHOLE, writeOverviewQuery } from "#lib/overview-query.ts";

/** The list of those whose momentum is called so. */
export function linkLabel(label: MomentumLabel): ResolvedPathname {
  return links.overviewWith(writeOverviewQuery(WHOLE, { label }));
}
