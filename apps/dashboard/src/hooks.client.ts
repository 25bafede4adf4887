import type { ClientInit } from "@sveltejs/kit/hooks";
import { formatDay, formatNumber } from "#lib/format.ts";

/**
 * The first number and the first date that a browser formats cost it as much as making the whole page live, as it reads its
 * tables then. Each has a turn of its own, after the scripts and before the page: who taps in between is answered.
 */
export const init: ClientInit = async () => {
  await nextTurn();
  formatNumber(0);
  await nextTurn();
  formatDay("2026-01-01");
  await nextTurn();
};

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
