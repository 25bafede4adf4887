/** The link that each row of the page's list begins with. */
export const ROW_LINKS = "[data-rows] th a";

/** Moves the focus along the rows of the page's list. @returns false where there is no such row */
export function moveRow(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>(ROW_LINKS)];
  const at = rows.findIndex((link) => link.closest("tr")?.contains(document.activeElement) === true);
  const next = at === -1 && by === -1 ? undefined : rows[at + by];
  if (next === undefined) return false;
  next.focus();
  // Not under the heads that stick to the top.
  next.closest("tr")?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Follows the project whose row has the focus, or unfollows it. */
export function pressFollow(): boolean {
  const button = document.activeElement?.closest("tr")?.querySelector<HTMLButtonElement>("button[aria-pressed]");
  button?.click();
  return button !== null && button !== undefined;
}
