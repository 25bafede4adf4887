/** The colour of a chart's line, as pages write it. @param place in the palette, from 0 */
export function lineColour(place: number): string {
  return `var(--series-${place + 1})`;
}
