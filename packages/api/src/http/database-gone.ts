export { isDatabaseGone } from "@groundswell/db";
