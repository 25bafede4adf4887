/** What the link under a number says, and what it fills in where corrections are taken. */
export const reportStrings = {
  link: "Report a wrong number",
  linkOf: (what: string) => `: ${what}`,
  title: (what: string, repo: string | null) => `Wrong number: ${what}${repo === null ? "" : ` (${repo})`}`,
  page: "Page",
  project: "Project",
  figure: "Figure",
  shown: "Shown",
  known: "As of",
  receipt: "Receipt",
  noReceipt: "none, it is computed",
  ask: "What should it say, and how do you know?",
} as const;
