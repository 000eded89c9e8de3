/**
 * How a reader of records looks at a value; `all` where nothing else is said.
 *
 * - `none`: not at all, or at whether it is a text, a number, an object and so on
 * - `all`: at every bit
 * - `time`: at a time to the second, which is handed over as a number
 * - `request-id`, `event-id`: at an id that is handed over, or not at all
 * - `bytes`: at a number that is handed over
 * - `agent`: at the markers that a user agent holds
 * - `caller`: as `normalizePrincipal` looks at an ARN
 * - `address`: at an address as `parseAddress` does, and at every bit of what is none
 * - `copy-source`: at the bucket of an object, but not at its key
 * - `arn`: at an ARN, but not at the key of an object of S3
 * - of an object: at the members that are listed, and at no other
 * - of an array: at each of its elements
 */
export type JsonLook =
  | "none"
  | "all"
  | "time"
  | "request-id"
  | "event-id"
  | "bytes"
  | "agent"
  | "caller"
  | "arn"
  | "address"
  | "copy-source"
  | { readonly members: { readonly [name: string]: JsonLook } }
  | { readonly each: JsonLook };
