/** As the font files call themselves. */
export const SANS = "Instrument Sans";
export const SERIF = "Newsreader 16pt 16pt";

/**
 * The document with our two families in place of the charts' stacks, which name fonts as browsers know them. The renderer
 * takes the default family for all generic ones, so a stack that ends in `serif` must name its own.
 */
export function nameFamilies(svg: string): string {
  return svg.replace(/(\sfont-family=)"([^"]*)"/g, (_, attribute: string, stack: string) => {
    const generic = stack.split(",").at(-1)?.trim();
    return `${attribute}"${generic === "serif" ? SERIF : SANS}"`;
  });
}
