export { identifyLicence, type LicenceReading, type NamedLicence } from "./licence/identify.ts";
