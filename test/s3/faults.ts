import { Buffer } from "node:buffer";
import type { Answer, Fault, ProxiedRequest } from "./fault-proxy.ts";

/** An error as S3 tells it. */
export function s3Error(status: number, code: string, message: string, headers: Record<string, string> = {}): Answer {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>` +
    "<RequestId>4442587FB7D0A2F9</RequestId><HostId>host</HostId></Error>";
  return { status, headers: { "content-type": "application/xml", ...headers }, body: Buffer.from(text) };
}

/** Fewer requests are asked for. */
export const slowDown: Fault = { answer: s3Error(503, "SlowDown", "Please reduce your request rate.") };

/** The session that the credentials were made for has ended. */
export const expiredToken = (status: 400 | 403): Fault => ({
  answer: s3Error(status, "ExpiredToken", "The provided token has expired."),
});

/** Of Glacier, and not restored. */
export const archived: Fault = {
  answer: s3Error(403, "InvalidObjectState", "The operation is not valid for the object's storage class"),
};

/** Deleted since it was listed. */
export const gone: Fault = { answer: s3Error(404, "NoSuchKey", "The specified key does not exist.") };

/** Written anew since it was listed. */
export const changed: Fault = {
  change: (answer) => ({
    ...answer,
    headers: { ...answer.headers, etag: '"0123456789abcdef0123456789abcdef"' },
    body: Buffer.from(answer.body.toString("latin1").replaceAll("1", "2"), "latin1"),
  }),
};

/** One bit is another in the middle of the body. */
export const corrupted: Fault = {
  change: (answer) => {
    const body = Buffer.from(answer.body);
    const middle = body.length >> 1;
    body[middle] = (body[middle] ?? 0) ^ 1;
    return { ...answer, body };
  },
};

/** What a bucket of another Region answers to what is not signed for its own; nothing where it is. */
export function elsewhere(
  { headers }: ProxiedRequest,
  region: string,
  status: 301 | 400 = 301,
): Fault | undefined {
  const [, scope] = /Credential=[^/]+\/\d{8}\/([^/]+)\//.exec(headers["authorization"] ?? "") ?? [];
  if (scope === region) return undefined;
  const told = { "x-amz-bucket-region": region };
  return {
    answer: status === 301
      ? s3Error(301, "PermanentRedirect", "The bucket must be addressed using the specified endpoint.", told)
      : s3Error(400, "AuthorizationHeaderMalformed", `the region '${scope}' is wrong; expecting '${region}'`, told),
  };
}

/** What a bucket whose readers pay answers to who does not say that he will; nothing where he does. */
export function unpaid({ headers }: ProxiedRequest): Fault | undefined {
  return headers["x-amz-request-payer"] === "requester"
    ? undefined
    : { answer: s3Error(403, "AccessDenied", "Access Denied") };
}

/** Every entry of a listing stands there twice. */
export const entriesTwice: Fault = {
  change: (answer) => ({
    ...answer,
    body: Buffer.from(answer.body.toString().replaceAll(/<Contents>[\s\S]*?<\/Contents>/g, "$&$&")),
  }),
};
