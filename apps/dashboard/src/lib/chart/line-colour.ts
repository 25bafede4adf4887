import { COLOURS } from "@groundswell/charts";

/** The colour of a chart's line as CSS writes it for both schemes. @param place in the palette, from 0 */
export function lineColour(place: number): string {
  return `light-dark(${COLOURS.light.lines[place] ?? ""}, ${COLOURS.dark.lines[place] ?? ""})`;
}
