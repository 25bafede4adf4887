import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const FOLDER = fileURLToPath(new URL("../build/bare-page/", import.meta.url));
const VITE = fileURLToPath(new URL("../../../node_modules/vite/bin/vite.js", import.meta.url));

/**
 * Two SvelteKit pages with nothing of ours: one heading and one sentence; and a plain table of the projects that the
 * overview shows, with the API's answer as its data.
 */
const FILES: Record<string, string> = {
  "package.json": '{ "name": "bare-page", "private": true, "type": "module" }',
  "vite.config.js": `import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
export default { plugins: [sveltekit({ adapter: adapter() })] };
`,
  "src/app.html": `<!doctype html>
<html lang="en"><head><meta charset="utf-8" />%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>
`,
  "src/routes/+page.svelte": "<h1>A page</h1>\n<p>It says one sentence.</p>\n",
  "src/routes/table/+page.server.js": "export const load = () => ({ projects: globalThis.benchProjects });\n",
  "src/routes/table/+page.svelte": `<script>
  let { data } = $props();
</script>
<h1>Projects</h1>
<table>
  {#each data.projects as { repo, name, category, description, stars, change, lastRelease } (repo)}
    <tr>
      <th><a href="/{repo}">{name}</a></th>
      <td>{category}</td><td>{description}</td><td>{stars.value}</td>
      <td>{change["7d"]?.value}</td><td>{change["30d"]?.value}</td><td>{lastRelease?.tag}</td>
    </tr>
  {/each}
</table>
`,
};

/** Builds the bare pages with the dashboard's own framework and adapter. @returns its handler's file */
export async function buildBarePage(): Promise<string> {
  await rm(FOLDER, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    const file = join(FOLDER, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await promisify(execFile)(process.execPath, [VITE, "build"], { cwd: FOLDER });
  return join(FOLDER, "build/handler.js");
}
