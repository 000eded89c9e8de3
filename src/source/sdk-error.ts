/** What an error of the AWS SDK, of Node or of Deno tells. */
export interface SdkError {
  /** AWS's error code, Node's, or the name of the SDK's error. `NotCapable` where Deno permits something not. */
  readonly code: string;
  /** Of the answer; 0 where there was none. */
  readonly status: number;
  readonly message: string;
}

/** @param isKnown which of its codes is the one that matters, where an error has several */
export function sdkErrorOf(error: unknown, isKnown: (code: string) => boolean): SdkError {
  const { name = "", code, message = "", Code, $metadata, cause } = error as {
    name?: string;
    code?: unknown;
    Code?: unknown;
    message?: string;
    $metadata?: { httpStatusCode?: number };
    cause?: unknown;
  };
  const status = $metadata?.httpStatusCode ?? 0;
  if (name === "NotCapable" || name === "PermissionDenied") return { code: "NotCapable", status: 0, message };
  const codes = [Code, code, name].filter((word): word is string => typeof word === "string" && word !== "");
  const known = codes.find(isKnown);
  // Deno tells a system's failure inside of another error.
  if (known === undefined && status === 0 && cause instanceof Error) return sdkErrorOf(cause, isKnown);
  return { code: known ?? codes[0] ?? "Error", status, message };
}
