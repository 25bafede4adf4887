/** How much of the texts may go; at the last, the title is cut to a line. */
const LEVELS = 6;

/**
 * Leaves out what is least needed until the plot has room: the subtitle, the method, the key (which the table's view has
 * too), the legend. What is left out is read in the drawing's description and on our own page.
 */
export function fitLayout(place: HTMLElement): void {
  const plot = place.querySelector<HTMLElement>(".plot");
  if (plot === null || plot.hidden) return;
  const wanted = Math.max(80, Math.min(0.44 * place.clientHeight, 320));
  for (let level = 0; level <= LEVELS; level += 1) {
    place.dataset["fit"] = String(level);
    if (plot.clientHeight >= wanted && place.scrollHeight <= place.clientHeight) return;
  }
}
