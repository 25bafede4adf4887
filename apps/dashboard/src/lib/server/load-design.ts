import type { Client } from "@groundswell/client";
import { contrastRatio, LINE_STYLES } from "@groundswell/charts";
import { formatOneDigit } from "#lib/format.ts";
import { COLOUR_USE } from "#lib/strings/design.ts";
import { readColourTokens, type ColourToken } from "#lib/styles/read-colour-tokens.ts";
import css from "#lib/styles/tokens.css?raw";

type Scheme = "light" | "dark";

/** A colour in one theme, with its contrast against that theme's paper. */
export interface ShownColour {
  hex: string;
  ratio: string;
}

export interface ColourRole {
  name: string;
  use: string;
  /** It lies behind text: its contrast is that of the ink on it. */
  isPaper: boolean;
  light: ShownColour;
  dark: ShownColour;
}

/** All that the design page shows which is computed, from the stylesheet itself. */
export async function loadDesign(api: Pick<Client, "projects">) {
  const tokens = readColourTokens(css);
  const roles = tokens.filter(({ name }) => name in COLOUR_USE).map((token) => describe(token, tokens));
  const series = tokens.filter(({ name }) => /^--series-\d+$/.test(name)).map((token) => describe(token, tokens));
  const lines = Object.entries(LINE_STYLES).map(([quality, { dash, width }]) => ({
    quality,
    dash: dash.join(" "),
    width,
  }));
  return { roles, series, lines, sample: await findSample(api) };
}

function describe(token: ColourToken, tokens: readonly ColourToken[]): ColourRole {
  const isPaper = /paper|raised/.test(token.name);
  const against = find(tokens, isPaper ? "--ink" : token.name === "--warn-ink" ? "--warn-paper" : "--paper");
  const show = (scheme: Scheme): ShownColour => ({
    hex: token[scheme],
    ratio: formatOneDigit(contrastRatio(token[scheme], against[scheme])),
  });
  return { name: token.name, use: COLOUR_USE[token.name] ?? "", isPaper, light: show("light"), dark: show("dark") };
}

function find(tokens: readonly ColourToken[], name: string): ColourToken {
  const token = tokens.find((t) => t.name === name);
  if (token === undefined) throw new Error(`no colour ${name} in the stylesheet`);
  return token;
}

/** A real figure to be shown as one; none where the API can't say. */
async function findSample(api: Pick<Client, "projects">) {
  try {
    const { items } = await api.projects({ sort: "stars", limit: 1 });
    return items[0] ?? null;
  } catch {
    return null;
  }
}
