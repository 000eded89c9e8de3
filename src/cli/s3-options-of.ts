import { defaultS3Options, type S3Options } from "../source/s3-options.ts";
import type { GivenArguments } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/**
 * How S3 is to be reached.
 *
 * @throws UsageError where `--endpoint-url` is no URL, or `--read-timeout` no number of seconds
 */
export function s3OptionsOf(given: GivenArguments): S3Options {
  const endpointUrl = given.last("endpoint-url");
  if (endpointUrl !== undefined && !/^https?:$/.test(protocolOf(endpointUrl))) {
    throw new UsageError(
      `--endpoint-url ${endpointUrl} is no URL of a server`,
      "expected such as https://s3.eu-central-1.amazonaws.com or http://127.0.0.1:9000",
    );
  }
  const seconds = given.last("read-timeout");
  if (seconds !== undefined && (!/^\d{1,4}(?:\.\d{1,3})?$/.test(seconds) || Number(seconds) === 0)) {
    throw new UsageError(`--read-timeout ${seconds} is no number of seconds`, "expected such as 30");
  }
  return {
    pathStyle: given.has("path-style"),
    requestPayer: given.has("request-payer"),
    readTimeout: seconds === undefined ? defaultS3Options.readTimeout : Number(seconds) * 1000,
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : "";
}
