import { isRepoName } from "@groundswell/core";
import { z } from "zod";

/* What the database holds: an answer with anything beyond is one that nobody understands. */

/** A number of stars, forks or the like. */
export const Count = z.int32().nonnegative();

/** PostgreSQL's calendar has no year 0, which an ISO instant may name. */
export const Instant = z.iso.datetime().refine((text) => text >= "0001", "is no instant of the calendar");

/** A repository's name: whatever reads stories and lists takes those that are stored for names. */
export const FullName = z.string().refine(isRepoName, "is no owner/name");
