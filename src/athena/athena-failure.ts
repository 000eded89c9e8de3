import { passingConnectionCodes } from "../source/connection-codes.ts";
import { credentialMessages, setCredentials } from "../source/credential-messages.ts";
import { sdkErrorOf } from "../source/sdk-error.ts";
import { QueryError } from "./query-error.ts";

/** A request to Athena that failed, in words for the user. */
export class AthenaFailure extends QueryError {
  override name = "AthenaFailure";
  /** Athena's error code, Node's, or the name of the SDK's error. */
  readonly code: string;
  /** Whether the same request may succeed a little later. */
  readonly isPassing: boolean;
  /** Whether Athena asks for fewer requests, or for fewer queries at a time. */
  readonly isThrottling: boolean;

  constructor(code: string, status: number, text: string, cause?: unknown) {
    super(messageOf(code, status, text), { hints: hintsOf(code, text), cause });
    this.code = code;
    this.isThrottling = status === 429 || status === 503 || throttling.has(code);
    this.isPassing = this.isThrottling || status >= 500 || passing.has(code);
  }
}

const throttling: ReadonlySet<string> = new Set([
  "TooManyRequestsException",
  "ThrottlingException",
  "Throttling",
  "RequestLimitExceeded",
]);

const passing: ReadonlySet<string> = new Set([
  ...passingConnectionCodes,
  "InternalServerException",
  "InternalFailure",
]);

const unknownKey = `AWS does not know the access key, or its session token: ${setCredentials}`;

const messages: Readonly<Record<string, string>> = {
  ...credentialMessages,
  ECONNREFUSED: "nothing answers at Athena's endpoint: look at --url",
  ECONNRESET: "the connection to Athena broke several times",
  ENOTFOUND: "the host of Athena's endpoint is not known: look at --url, AWS_REGION and the network",
  EAI_AGAIN: "the host of Athena's endpoint could not be looked up: look at the network",
  ETIMEDOUT: "Athena gave no answer in time, several times",
  InvalidClientTokenId: unknownKey,
  InvalidSignatureException:
    "AWS refuses the signature: the secret access key is not the one of the access key, or the clock is wrong",
  NoRegion: "no Region is set: set AWS_REGION to the one of the workgroup and its tables",
  NoSdk: "the package @aws-sdk/client-athena is not installed: npm install @aws-sdk/client-athena",
  NotCapable: "Deno was not given a permission that Athena needs: docs/athena.md lists them",
  TimeoutError: "Athena gave no answer in time, several times",
  TooManyRequestsException:
    "Athena asked for fewer queries at a time, and went on asking: run again later, or raise the quota of active queries",
  UnrecognizedClientException: unknownKey,
};

/** Codes of which the text tells more: which permission, profile or file. */
const telling: ReadonlySet<string> = new Set(["CredentialsProviderError", "NotCapable"]);

function messageOf(code: string, status: number, text: string): string {
  const known = Object.hasOwn(messages, code) ? messages[code] : undefined;
  if (known !== undefined) return telling.has(code) && text !== "" ? `${known} (${text})` : known;
  if (code === "AccessDeniedException" || (code !== "InvalidRequestException" && status === 403)) {
    return `access to Athena was denied${text === "" ? "" : `: ${text}`}`;
  }
  const told = text === "" || text === "UnknownError" ? "" : `: ${text}`;
  if (code === "InvalidRequestException") return `Athena refused the request${told}`;
  return `Athena answered ${code}${status === 0 ? "" : ` (status ${status})`}${told}`;
}

function hintsOf(code: string, text: string): readonly string[] {
  if (code === "AccessDeniedException") {
    return ["docs/athena.md has the least policy; aws sts get-caller-identity tells who you are"];
  }
  if (/output location/i.test(text)) {
    return ["name one with --output-location s3://BUCKET/PREFIX, or a workgroup that has one"];
  }
  if (/workgroup/i.test(text)) {
    return ["name the workgroup with --workgroup NAME; aws athena list-work-groups tells which there are"];
  }
  return [];
}

/** The failure that an error of the SDK, of Node or of Deno is. */
export function athenaFailureOf(error: unknown): AthenaFailure {
  if (error instanceof AthenaFailure) return error;
  const isKnown = (code: string): boolean => Object.hasOwn(messages, code) || throttling.has(code) || passing.has(code);
  const { code, status, message } = sdkErrorOf(error, isKnown);
  return message === "Region is missing"
    ? new AthenaFailure("NoRegion", 0, "", error)
    : new AthenaFailure(code, status, message, error);
}
