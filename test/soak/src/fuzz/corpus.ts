import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@groundswell/support";

const read = (...path: string[]) => readFileSync(join(REPOSITORY_ROOT, ...path), "utf8");

export const WATCHLISTS = [
  "projects:\n  - ollama/ollama\n",
  `projects:
  - ollama/ollama # one line is enough
  - repo: aaif-goose/goose
    name: Goose
    formerly: [block/goose]
    aliases: [codename goose]
    category: agents
    description: "An agent: extensible"
    homepage: https://goose-docs.ai
    packages: { npm: [goose], pypi: [], huggingface: [] }
    maintainers: [Block]
    notContext: [golden goose, wild goose]
    context: [agent, Block, MCP, Rust]
    topics: [ai]
    added: 2026-03-27
    why: >-
      it is
      watched
coverage:
  - kind: feed
    url: https://example.org/feed.xml
  - kind: hackernews
    minPoints: 20
  - kind: aidran
    url: https://example.org/api
    keyEnv: AIDRAN_API_KEY
excluded:
  - repo: some/body
    reason: asked to be left out
`,
];

export const STORIES = [
  read("stories", "open-source-ai-identity-crisis.md"),
  `---
title: The headline, as printed
url: https://example.org/the-story
source: Example Weekly
published: 2026-03-27~3d
publishedNote: no date is printed
projects:
  - ollama/ollama
  - repo: block/goose
    status: rejected
    evidence: a goose on a pond
---

Notes.
`,
];

/** `openness.yaml`: what people say beside the ledger. */
export const LEDGER_NOTES = [
  `corrections:
  - repo: aaif-goose/goose
    line: dataCode # a line of the ledger
    says: "The code is in a repository: its own."
    evidence: https://github.com/owner/data/blob/0123abc/prepare.py
    by: The maintainers
    dated: 2026-08-20
assessments:
  - repo: ollama/ollama
    source: OpenSSF Scorecard
    url: https://example.org/scorecard?of=ollama
    dated: 2026-08-01
    says: >-
      12 of 14
      parts available
`,
  "corrections: []\nassessments: []\n",
];

export const READMES = [
  read("README.md").slice(0, 4_000),
  `# Goose

[![CI](https://example.org/ci.svg)](https://example.org/ci) <img src="x"> An **open source** agent, with [open weights](https://example.org)
that anyone can run. It's fully open!

- *Open data*: on a hub
| what | open model |
> openly licensed

\`\`\`sh
echo open source
\`\`\`
`,
];

export const FEEDS = [
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News &amp; more</title><link>https://example.org/</link><item><title>One <![CDATA[<b>story</b>]]></title><link>https://example.org/1</link><guid isPermaLink="false">1</guid><pubDate>Fri, 27 Mar 2026 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Ollama, at <a href="/x">x</a></p>]]></content:encoded></item><item><title>Two</title><link>/2</link><pubDate>27 Mar 26 10:00 EST</pubDate><description>Text</description></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &lt;i&gt;feed&lt;/i&gt;</title><link href="https://example.org/"/><entry><id>urn:1</id><title>One</title><link rel="alternate" href="https://example.org/1"/><published>2026-03-27T10:00:00Z</published><updated>2026-03-28T10:00:00+02:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Goose</p></div></content></entry></feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>Old</title></channel><item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link><dc:date>2026-03-27</dc:date></item></rdf:RDF>`,
  `{"version":"https://jsonfeed.org/version/1.1","title":"JSON","items":[{"id":"1","url":"https://example.org/1","title":"One","content_html":"<p>Text</p>","date_published":"2026-03-27T10:00:00Z"},{"id":2,"external_url":"https://example.org/2","content_text":"Text"}]}`,
];

export const ARCHIVES = [
  `observed_at,repo,stars,forks,open_issues,source
2026-03-27,aaif-goose/goose,53300,5100,610,ranking
2026-03-28T04:07:05Z,ollama/ollama,160000,,,"a ""quoted"", source"
`,
  `repo,tag,tagged_at,kind,source
aaif-goose/goose,v1.0.0,2026-03-27T10:00:00Z,release,git tags
ollama/ollama,v0.1.0-rc1,2026-03-01,prerelease,git tags
`,
  ...["observations", "releases"].map((name) =>
    read("archive", `${name}.jsonl`)
      .split("\n")
      .slice(0, 2)
      .map((line) => line.replaceAll(/\[(-?\d+(?:,-?\d+){5})(?:,[-\d,]*)?\]/g, "[$1]"))
      .join("\n"),
  ),
];
