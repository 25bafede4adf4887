import { z } from "zod";
import { RestRelease } from "../github/releases.ts";
import { RestRepository } from "../github/repository.ts";

/** A delivery's `repository`: what REST answers, and when GitHub last changed it. */
const Repository = RestRepository.extend({
  private: z.boolean().default(false),
  updated_at: z.iso.datetime(),
});
export type PayloadRepository = z.infer<typeof Repository>;

/** `starred_at` and `forkee` are asked for so that no other event passes for a star or a fork. */
const Star = z.object({
  action: z.enum(["created", "deleted"]),
  starred_at: z.iso.datetime().nullable(),
  repository: Repository,
});

const Fork = z.object({ forkee: z.object({ id: z.number().int() }), repository: Repository });

const Release = z.object({
  action: z.enum(["published", "unpublished", "created", "edited", "deleted", "prereleased", "released"]),
  release: RestRelease,
  repository: Repository,
});

/**
 * The one event without an object of its own: closed, as many another's payload has an action, `deleted` too, and the
 * repository beside its object. Who did it, and for whom, can be in any payload.
 */
const AboutRepository = z.strictObject({
  action: z.enum([
    "created",
    "deleted",
    "archived",
    "unarchived",
    "edited",
    "renamed",
    "transferred",
    "publicized",
    "privatized",
  ]),
  changes: z.unknown().optional(),
  repository: Repository,
  sender: z.unknown().optional(),
  organization: z.unknown().optional(),
  enterprise: z.unknown().optional(),
  installation: z.unknown().optional(),
});

/** Events that we read, each with its payload. */
const EVENTS = { star: Star, fork: Fork, release: Release, repository: AboutRepository } as const;

/** A delivery that has been understood. */
export type Delivery =
  | { event: "star"; action: string; repository: PayloadRepository }
  | { event: "fork"; action: "created"; repository: PayloadRepository }
  | { event: "release"; action: string; repository: PayloadRepository; release: z.infer<typeof RestRelease> }
  | { event: "repository"; action: string; repository: PayloadRepository };

export type EventName = keyof typeof EVENTS;

export function isEvent(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}

/**
 * Reads a payload as its event's.
 * @throws ZodError when it is another's, or GitHub has changed it
 */
export function parseDelivery(event: EventName, payload: unknown): Delivery {
  switch (event) {
    case "star":
      return { event, ...Star.parse(payload) };
    case "fork":
      // The one event without an action.
      return { event, action: "created", ...Fork.parse(payload) };
    case "release":
      return { event, ...Release.parse(payload) };
    case "repository": {
      const { action, repository } = AboutRepository.parse(payload);
      return { event, action, repository };
    }
  }
}
