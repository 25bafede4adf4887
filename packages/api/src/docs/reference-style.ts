import { SANS, SERIF } from "@groundswell/charts";

/**
 * The reference page's style. Its colours are the dashboard's tokens of the same names: a test holds them together, as
 * the API knows no app.
 */
export const REFERENCE_COLOURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ["#fbfcfb", "#10171b"],
  "paper-2": ["#f0f4f4", "#18222a"],
  ink: ["#12212b", "#e9eff1"],
  "ink-2": ["#465660", "#b0bdc4"],
  "ink-3": ["#5c6b74", "#93a2aa"],
  rule: ["#d7dfe0", "#2b3942"],
  "rule-strong": ["#12212b", "#9fb0b8"],
  accent: ["#005a91", "#7cc4ef"],
  focus: ["#005a91", "#f0e442"],
};

const colours = Object.entries(REFERENCE_COLOURS)
  .map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark})`)
  .join(";");

export const REFERENCE_STYLE = `
:root{color-scheme:light dark;${colours};--mono:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:0.9375rem/1.55 ${SANS};font-variant-numeric:tabular-nums}
.page{max-width:75rem;margin:0 auto;padding:0 clamp(1rem,0.6rem + 1.8vw,2rem) 3.5rem}
a{color:var(--accent);text-underline-offset:0.2em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-99rem;background:var(--paper);padding:0.5rem 0.75rem;z-index:40}
.skip:focus{left:0.5rem;top:0.5rem}
header{display:flex;flex-wrap:wrap;gap:0.25rem 1.5rem;align-items:center;justify-content:space-between;padding:1rem 0 0.75rem;border-bottom:3px solid var(--rule-strong)}
header a.name{display:inline-flex;gap:0.6rem;align-items:center;color:var(--ink);text-decoration:none;font:500 2rem/1.2 ${SERIF}}
header svg{color:var(--accent)}
h1{margin:2.25rem 0 0.5rem;font:400 clamp(1.875rem,1.4rem + 2.1vw,2.75rem)/1.1 ${SERIF}}
h2{margin:3.5rem 0 0;padding-top:0.75rem;border-top:1px solid var(--rule-strong);font:400 clamp(1.5rem,1.3rem + 0.9vw,1.875rem)/1.2 ${SERIF}}
h3{margin:0 0 0.25rem;font:600 1.125rem/1.35 ${SANS};overflow-wrap:anywhere}
h3 code{font-weight:600;font-size:0.9375rem}
h4{margin:1.25rem 0 0.25rem;color:var(--ink-3);font:600 0.8125rem/1.4 ${SANS}}
p{margin:0.35rem 0;max-width:42rem}
.deck{font-size:1.125rem;color:var(--ink-2)}
code,pre{font-family:var(--mono);font-size:0.8125rem;overflow-wrap:anywhere}
dl{margin:0.25rem 0}
dt{padding-top:0.5rem;overflow-wrap:anywhere}
dd{margin:0;color:var(--ink-2);max-width:42rem}
.type{color:var(--ink-3);font-size:0.8125rem}
.answers{display:grid;grid-template-columns:3rem 1fr;gap:0.25rem 0.5rem}
.answers dt{padding:0}
section{margin-top:1.75rem}
pre{margin:0.5rem 0 0;padding:0.75rem;border:1px solid var(--rule);border-radius:3px;background:var(--paper-2);white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
.ask{border-left:3px solid var(--accent)}
.ask code{-webkit-user-select:all;user-select:all}
summary{min-height:1.75rem;padding:0.35rem 0;color:var(--accent);cursor:pointer}
nav{font-size:0.8125rem}
nav ul{margin:0.15rem 0 0.9rem;padding:0;list-style:none}
nav a{display:block;padding:0.15rem 0;color:var(--ink-2);text-decoration:none;overflow-wrap:anywhere;min-height:1.5rem}
nav a:hover{color:var(--accent);text-decoration:underline}
nav strong{color:var(--ink)}
.shapes{columns:20rem;column-gap:2.5rem}
.shape{break-inside:avoid-column;margin:0;padding:1.25rem 0 0}
.shape:target h3{color:var(--accent)}
.operation{border-top:1px solid var(--rule);padding-top:1.5rem}
@media (min-width:64rem){
.columns{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:2.25rem}
.folded{display:none}
.beside{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding:2.25rem 0.5rem 1rem 0}
.operation{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.1fr);gap:2rem}
}
@media (max-width:63.99rem){
.beside{display:none}
.folded{margin-top:1rem;padding:0.15rem 0.75rem;border:1px solid var(--rule);border-radius:3px}
.folded a{padding:0.3rem 0}
.operation .example{margin-top:1rem}
}
@media print{nav,.skip{display:none}}
`;
