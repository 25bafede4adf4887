import { jsonAnswer, problemAnswer, type Answer } from "./answer.ts";
import { applyFault, secondaryLimitAnswer, UNTOLD_PAUSE_SECONDS, type Fault, type Faults } from "./faults.ts";
import { answerGraphql } from "./graphql/endpoint.ts";
import { API_VERSIONS, apiVersionOf, commonHeaders, isUnchanged, withCaching } from "./headers.ts";
import { hasUserAgent, type Manners } from "./manners.ts";
import type { Principal, Tokens } from "./principal.ts";
import {
  bucketOf,
  charge,
  rateLimitHeaders,
  remainingOf,
  type Bucket,
  type BucketName,
  type RateLimits,
} from "./rate-limits.ts";
import type { StandinRequest } from "./request.ts";
import type { RouteContext } from "./rest/route.ts";
import { answerRest } from "./rest/router.ts";
import type { Rule, Rulebook } from "./rulebook.ts";
import type { WorldIndex } from "./world-index.ts";

/** The state of a running stand-in that answers depend on. */
export interface StandinState {
  world: WorldIndex;
  tokens: Tokens;
  limits: RateLimits;
  rulebook: Rulebook;
  manners: Manners;
  faults: Faults;
  htmlUrl: string;
  /** 403 or 429 when an hour's REST budget is used up. */
  exhaustedStatus: 403 | 429;
  /** The error type when an hour's GraphQL budget is used up; both were seen. */
  exhaustedType: "RATE_LIMITED" | "RATE_LIMIT";
  serial: number;
}

/** An answer and what it took. */
export interface Served {
  answer: Answer;
  bucket: BucketName;
  cost: number;
  authenticated: boolean;
  /** The first that befell it. */
  fault: Fault["kind"] | null;
}

/** Answers one request: manners, faults, budget, route, conditional request, charge. */
export function serve(state: StandinState, request: StandinRequest): Served {
  const who = state.tokens.identify(request.headers.authorization, request.address, request.at);
  state.manners.check(request, who);
  const name = bucketOf(request);
  const bucket = state.limits.bucket(who.token === null ? "core" : name, who, request.at);
  const faults = state.faults.take(request);
  const pause = faults.find((fault) => fault.kind === "secondary-limit");
  const { answer, cost } =
    pause === undefined
      ? answerWithin(state, request, who, bucket, name, faults)
      : { answer: pauseCaller(state, pause, who, request), cost: 0 };
  charge(bucket, cost);
  state.serial += 1;
  const headers = { ...commonHeaders(request, who, state.serial), ...rateLimitHeaders(bucket), ...answer.headers };
  return {
    answer: faults.reduce<Answer>((applied, fault) => applyFault(fault, applied), { ...answer, headers }),
    bucket: name,
    cost,
    authenticated: who.token !== null,
    fault: faults[0]?.kind ?? null,
  };
}

interface Costed {
  answer: Answer;
  cost: number;
}

function answerWithin(
  state: StandinState,
  request: StandinRequest,
  who: Principal,
  bucket: Bucket,
  name: BucketName,
  faults: readonly Fault[],
): Costed {
  const report = (rule: Rule, detail: string) => state.rulebook.report(rule, detail, request);
  if (request.method === "OPTIONS") return { answer: preflight(), cost: 0 };
  if (!hasUserAgent(request)) return { answer: administrativeRules(), cost: 0 };
  if (who.refused) return { answer: problemAnswer(401, "Bad credentials"), cost: 1 };
  if (!API_VERSIONS.includes(apiVersionOf(request))) {
    report("api-version", `${apiVersionOf(request)} is not a version: ${API_VERSIONS.join(", ")}`);
    return { answer: problemAnswer(400, `${apiVersionOf(request)} is not a supported version.`), cost: 0 };
  }
  const free = request.path === "/rate_limit" || (name === "graphql" && who.token === null);
  if (!free && remainingOf(bucket) === 0) {
    report("budget-exhausted", `${bucket.name} was at 0 of ${bucket.limit} until ${isoOf(bucket.resetsAt)}`);
    return { answer: exhaustedAnswer(state, who, name), cost: 0 };
  }
  const { world, limits, htmlUrl } = state;
  const lost = faults.find((fault) => fault.kind === "cursor-loss");
  const losesCursor = (rootField: string) => lost !== undefined && (lost.alias ?? rootField) === rootField;
  const context: RouteContext = { request, who, world, limits, htmlUrl, report, losesCursor };
  if (name === "graphql") return answerGraphql(context, bucket, () => exhaustedAnswer(state, who, name));
  return answerConditionally(answerRest(context), context, free);
}

/** A 304 costs nothing, but only with a token. */
function answerConditionally(plain: Answer, { request, who }: RouteContext, free: boolean): Costed {
  const answer = plain.status === 200 && !free ? withCaching(plain, who) : plain;
  if (isUnchanged(request, answer)) {
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => name !== "content-type"));
    return { answer: { ...answer, status: 304, body: "", headers }, cost: who.token === null ? 1 : 0 };
  }
  return { answer, cost: free ? 0 : 1 };
}

function pauseCaller(
  state: StandinState,
  fault: Extract<Fault, { kind: "secondary-limit" }>,
  who: Principal,
  request: StandinRequest,
): Answer {
  state.manners.pause(who, request.at + (fault.retryAfterSeconds ?? UNTOLD_PAUSE_SECONDS) * 1000);
  return secondaryLimitAnswer(fault);
}

function exhaustedAnswer(state: StandinState, who: Principal, name: BucketName): Answer {
  if (name === "graphql") {
    const message = "API rate limit already exceeded for user ID 1.";
    return jsonAnswer(200, { errors: [{ type: state.exhaustedType, code: "graphql_rate_limit", message }] });
  }
  const whom = who.token === null ? `${who.address}.` : "user ID 1.";
  const url = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api";
  return problemAnswer(state.exhaustedStatus, `API rate limit exceeded for ${whom}`, url);
}

function preflight(): Answer {
  const headers = {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "Authorization, Content-Type, If-None-Match, X-GitHub-Api-Version",
  };
  return { status: 204, headers, body: "", delivery: "send", delayMs: 0 };
}

function administrativeRules(): Answer {
  const body = "Request forbidden by administrative rules. A User-Agent header is required.\n";
  return { status: 403, headers: { "content-type": "text/html" }, body, delivery: "send", delayMs: 0 };
}

function isoOf(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
