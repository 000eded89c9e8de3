import type { S3ClientConfig } from "@aws-sdk/client-s3";

/**
 * What every client of the AWS SDK is made with here.
 *
 * @param timeout milliseconds without a byte after which a request has failed
 */
export function sdkClientSettings(
  timeout: number,
): Required<Pick<S3ClientConfig, "requestHandler" | "defaultUserAgentProvider">> {
  return {
    requestHandler: {
      connectionTimeout: timeout,
      requestTimeout: timeout,
      // The other one ends with the head of an answer: one that stops in its middle would be awaited for ever.
      socketTimeout: timeout,
      throwOnRequestTimeout: true,
    },
    // The SDK's own tells the system's release, for which Deno would want a permission.
    defaultUserAgentProvider: () => Promise.resolve([["s3-perimeter", "1"]]),
  };
}
