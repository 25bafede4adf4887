import type { ApiDeps } from "../deps.ts";

/** Who sends us deliveries, and what they are told when we can't take them. */
export interface Hook {
  name: keyof NonNullable<ApiDeps["hooks"]>;
  /** By world: why it is off, and how it is turned on. */
  off: Record<ApiDeps["world"], string>;
  tooLarge: string;
}

/**
 * GitHub cuts payloads off at 25 MB; those of the events that we read have a few kilobytes, and a release's notes. A
 * story has some tens of kilobytes.
 */
export const MAX_BYTES = 5 * 1024 * 1024;

export const HOOKS: readonly Hook[] = [
  {
    name: "github",
    off: {
      real: "no secret is set: whoever runs this must set GITHUB_WEBHOOK_SECRET to the webhook's secret",
      demo: "this is a simulated world: what the real GitHub says has no place in it",
    },
    tooLarge: "a delivery may have 5 MB: choose the events star, fork, release and repository only",
  },
  {
    name: "aidran",
    off: {
      real: "no secret is set: whoever runs this must set AIDRAN_WEBHOOK_SECRET to the webhook's secret",
      demo: "this is a simulated world: what is written of the real one has no place in it",
    },
    tooLarge: "a delivery may have 5 MB: it holds one story",
  },
];
