import { passingConnectionCodes } from "./connection-codes.ts";
import { credentialMessages, setCredentials } from "./credential-messages.ts";
import { sdkErrorOf } from "./sdk-error.ts";

/** A request to S3 that failed, in words for the user. */
export class S3Failure extends Error {
  override name = "S3Failure";
  /** S3's error code, Node's, or the name of the SDK's error. */
  readonly code: string;
  /** Whether the same request may succeed a little later. */
  readonly isPassing: boolean;
  /** Whether S3 asks for fewer requests. */
  readonly isThrottling: boolean;

  constructor(code: string, status: number, text: string, cause?: unknown) {
    super(messageOf(code, status, text), { cause });
    this.code = code;
    this.isThrottling = status === 503 || status === 429 || throttling.has(code);
    this.isPassing = this.isThrottling || status === 500 || status === 502 || status === 504 || passing.has(code);
  }
}

const throttling: ReadonlySet<string> = new Set([
  "SlowDown",
  "ServiceUnavailable",
  "Throttling",
  "ThrottlingException",
]);

const passing: ReadonlySet<string> = new Set([
  ...passingConnectionCodes,
  "InternalError",
  "RequestTimeout",
  "Truncated",
  "BadDigest",
]);

// What undici calls that for which Node has a code.
const codesOfUndici: Readonly<Record<string, string>> = {
  UND_ERR_BODY_TIMEOUT: "ETIMEDOUT",
  UND_ERR_CONNECT_TIMEOUT: "ETIMEDOUT",
  UND_ERR_HEADERS_TIMEOUT: "ETIMEDOUT",
  UND_ERR_INFO: "ECONNRESET",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "Truncated",
  UND_ERR_SOCKET: "ECONNRESET",
};

const whoami = "aws sts get-caller-identity tells who you are";

const messages: Readonly<Record<string, string>> = {
  ...credentialMessages,
  AccessDenied:
    `access was denied: reading needs s3:ListBucket and s3:GetObject, and kms:Decrypt where KMS encrypts; ${whoami}`,
  AllAccessDisabled: "all access to the bucket is disabled",
  AuthorizationHeaderMalformed: "the Region is another one: set AWS_REGION to the bucket's",
  BadListing: "a listing is cut off and does not tell how it goes on",
  BadDigest: "came several times with other bytes than S3 has a checksum of",
  ECONNREFUSED: "nothing answers at the endpoint: look at --endpoint-url",
  ECONNRESET: "the connection broke several times",
  ENOTFOUND: "the endpoint's host is not known: look at --endpoint-url, AWS_REGION and the network",
  EAI_AGAIN: "the endpoint's host could not be looked up: look at the network",
  ETIMEDOUT: "no answer came in time, several times",
  InvalidAccessKeyId: `S3 does not know the access key: ${setCredentials}`,
  InvalidObjectState:
    "is archived (Glacier): restore it first, with aws s3api restore-object, and run again when that is done",
  KeyChanged: "was overwritten after it was listed: run again",
  NoEndpoint: "the SDK told no endpoint for the bucket",
  NoSdk: "the package @aws-sdk/client-s3 is not installed: npm install @aws-sdk/client-s3",
  NoSuchBucket: "there is no such bucket",
  NoSuchKey: "is gone since it was listed",
  NotCapable: "Deno was not given a permission that S3 needs: docs/s3.md lists them",
  PermanentRedirect: "the bucket is in another Region, and S3 does not say in which: set AWS_REGION to it",
  RequestTimeTooSkewed: "this machine's clock is wrong: S3 refuses requests signed at another time than its own",
  SignatureDoesNotMatch: "S3 refuses the signature: the secret access key is not the one of the access key",
  TimeoutError: "no answer came in time, several times",
  Truncated: "came cut short several times",
};

function messageOf(code: string, status: number, text: string): string {
  const known = Object.hasOwn(messages, code) ? messages[code] : undefined;
  if (known !== undefined) {
    // What the SDK says of credentials names the profile or file that is wrong, and Deno what was not permitted.
    return (code === "CredentialsProviderError" || code === "NotCapable") && text !== ""
      ? `${known} (${harmless(text)})`
      : known;
  }
  if (throttling.has(code) || status === 503) return "S3 asked for fewer requests, and went on asking: run again later";
  if (status === 403) return messages["AccessDenied"] ?? "";
  const told = text === "" || text === "UnknownError" ? "" : `: ${harmless(text)}`;
  return `S3 answered ${harmless(code)}${status === 0 ? "" : ` (status ${status})`}${told}`;
}

// A server's text is not ours: nothing of it that could mean something in a report is kept.
function harmless(text: string): string {
  return text.replaceAll(/[^\w .,:;()'"/=+-]+/g, " ").slice(0, 200);
}

/** The failure that an error of the SDK, of undici, of Node or of Deno is. */
export function s3FailureOf(error: unknown): S3Failure {
  if (error instanceof S3Failure) return error;
  const isKnown = (code: string): boolean =>
    Object.hasOwn(messages, code) || throttling.has(code) || passing.has(code) || Object.hasOwn(codesOfUndici, code);
  const { code, status, message } = sdkErrorOf(error, isKnown);
  return new S3Failure(codesOfUndici[code] ?? code, status, message, error);
}
