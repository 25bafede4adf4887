import { createHmac } from "node:crypto";

/** Goose as GitHub describes it in payloads: of these fields, and many more that nobody reads. */
export function repositoryPayload(rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 847_080_413,
    node_id: "R_kgDOMn1fnQ",
    full_name: "aaif-goose/goose",
    private: false,
    description: "an open source, extensible AI agent",
    homepage: "",
    license: { key: "apache-2.0", spdx_id: "Apache-2.0" },
    language: "Rust",
    topics: ["ai", "mcp"],
    default_branch: "main",
    archived: false,
    disabled: false,
    visibility: "public",
    created_at: "2024-08-23T19:03:36Z",
    updated_at: "2026-08-23T11:59:58Z",
    pushed_at: "2026-08-23T11:00:00Z",
    stargazers_count: 53_300,
    watchers_count: 53_300,
    forks_count: 5_100,
    open_issues_count: 610,
    ...rest,
  };
}

/** A release of it, likewise. */
export function releasePayload(rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 900,
    tag_name: "v9.9.9",
    name: "Nine",
    draft: false,
    prerelease: false,
    html_url: "https://github.com/aaif-goose/goose/releases/tag/v9.9.9",
    published_at: "2026-08-23T11:50:00Z",
    assets: [],
    ...rest,
  };
}

/** As GitHub documents it; by hand, so that the library that proves it is proved too. */
export function signDelivery(body: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}
