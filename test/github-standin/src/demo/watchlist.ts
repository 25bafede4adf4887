import { DEMO_PROJECTS } from "./projects.ts";

/** The demo's projects as the text of a `watchlist.yaml`. Names and categories need no quotes. */
export function demoWatchlistYaml(): string {
  const entries = DEMO_PROJECTS.map(({ repo, name, category, formerly }) => {
    const lines = [`  - repo: ${repo}`, `    name: ${name}`, `    category: ${category}`];
    if (formerly !== undefined) lines.push(`    formerly: [${formerly.join(", ")}]`);
    return lines.join("\n");
  });
  return `# Groundswell's demo: simulated projects, none of which exists.\nprojects:\n${entries.join("\n")}\n`;
}
