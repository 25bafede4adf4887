export { identifyLicence, type LicenceReading, type NamedLicence } from "./licence/identify.ts";
export {
  isLicenceFile,
  listLicenceChanges,
  type LicenceChange,
  type LicenceCommit,
  type LicenceFileState,
  type LicenceSet,
} from "./history/licence-history.ts";
export { labelLicences, UNIDENTIFIED, type LicenceLabel } from "./licence/describe-licences.ts";
export { LINE_RULES, type LineRule } from "./ledger/lines.ts";
export { readTree, type LedgerLine, type LineState, type Tree } from "./ledger/read-tree.ts";
export { findClaims, type Claim } from "./claims/find-claims.ts";
export { describeLicence, writeHeadline, type HeadlineFacts } from "./headline.ts";
