/** Whether S3 let the request through. An error such as NoSuchKey was authorised: `reached`. */
export type Outcome = "reached" | "denied";

/**
 * Error codes that say authentication or authorisation refused the request. Never the status alone: 403 also stands for
 * InvalidObjectState, and a 301 or 404 says nothing of who was let in.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; VpceAccessDenied is CloudTrail's, of endpoint
 * policies. A code that is not here counts as reached, which accuses.
 */
export const deniedCodes: ReadonlySet<string> = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "AccountProblem",
  "AllAccessDisabled",
  "ExpiredToken",
  "InvalidAccessKeyId",
  "InvalidSecurity",
  "InvalidToken",
  "NotSignedUp",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
  "TokenRefreshRequired",
  "UnauthorizedAccess",
  "VpceAccessDenied",
]);

/** The outcome that an error code stands for; no code is `-` or empty. */
export function outcomeOf(errorCode: string): Outcome {
  return deniedCodes.has(errorCode) ? "denied" : "reached";
}
