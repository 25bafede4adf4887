export interface ColourToken {
  /** As written in the stylesheet: `--ink-2`. */
  name: string;
  /** `#rrggbb`. */
  light: string;
  dark: string;
}

/** The opaque colours of the tokens' first rule, each with both its schemes. */
export function readColourTokens(css: string): ColourToken[] {
  const root = css.slice(0, css.indexOf("@media"));
  return [...root.matchAll(/(?<![\w-])(--[\w-]+): light-dark\((#[\da-f]{3,6}), (#[\da-f]{3,6})\);/g)].flatMap(
    ([, name, light, dark]) =>
      name === undefined || light === undefined || dark === undefined
        ? []
        : [{ name, light: spell(light), dark: spell(dark) }],
  );
}

/** `#fff` as `#ffffff`. */
function spell(colour: string): string {
  return colour.length === 4 ? colour.replaceAll(/[\da-f]/g, "$&$&") : colour;
}
