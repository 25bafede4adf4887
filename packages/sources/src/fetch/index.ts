export { FetchFault, tellAddress, type FetchFaultCode } from "./fetch-fault.ts";
export { createFetcher, type Fetched, type Fetcher, type FetcherOptions, type GetOptions } from "./fetcher.ts";
export type { AllowPrivate } from "./guarded-connect.ts";
