/** Codes of Node, and a name of the SDK, for what breaks on the way to a server and may work a little later. */
export const passingConnectionCodes: readonly string[] = [
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "TimeoutError",
];
