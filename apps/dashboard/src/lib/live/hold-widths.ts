/**
 * Keeps the columns of all tables as wide as they are: a browser fits them to their contents, and one more digit in a cell
 * would move all that stands beside it. Tables that are laid out otherwise, as on phones, have no columns to keep.
 */
export function holdWidths(root: Element): void {
  for (const table of root.querySelectorAll("table")) {
    if (getComputedStyle(table).display !== "table" || table.style.tableLayout === "fixed") continue;
    const cells = [...(table.rows.item(0)?.cells ?? [])];
    const widths = cells.map((cell) => cell.getBoundingClientRect().width);
    cells.forEach((cell, index) => {
      cell.style.width = `${widths[index] ?? 0}px`;
    });
    table.style.tableLayout = "fixed";
  }
}

/** Lets them fit again: the reader has turned the screen, or looks at something else. */
export function releaseWidths(root: Element): void {
  for (const table of root.querySelectorAll("table")) {
    if (table.style.tableLayout !== "fixed") continue;
    table.style.tableLayout = "";
    for (const cell of table.rows.item(0)?.cells ?? []) cell.style.width = "";
  }
}
