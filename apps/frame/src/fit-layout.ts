/** How much of the page may go; see the style sheet, where each step stands. */
const LEVELS = 8;
/** From this on only what must be there is left, and the plot makes do with less. */
const BARE = 6;

/**
 * Leaves out what is least needed until the plot has room: the subtitle, the method, the key (which the table's view has
 * too), the legend, the axis's name. Then all is set smaller, the title is cut to a line, and at the very last a verdict
 * goes. Whence the figures are stays. What is left out is read in the drawing's description and on our own page.
 */
export function fitLayout(place: HTMLElement): void {
  const plot = place.querySelector<HTMLElement>(".plot");
  if (plot === null || plot.hidden) return;
  const wanted = Math.max(80, Math.min(0.42 * place.clientHeight, 320));
  for (let level = 0; level <= LEVELS; level += 1) {
    place.dataset["fit"] = String(level);
    const least = level < BARE ? wanted : Math.min(80, wanted);
    if (plot.clientHeight >= least && place.scrollHeight <= place.clientHeight) return;
  }
}
