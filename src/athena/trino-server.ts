/** A Trino server, and as whom it is asked. */
export interface TrinoServer {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly user: string;
  /** Where names of tables that do not tell it are looked up. */
  readonly catalog?: string;
  readonly schema?: string;
}

/**
 * Reads `https://USER@HOST:PORT/CATALOG/SCHEMA`, of which user, port, catalog and schema may be left out.
 *
 * @throws RangeError where it is not of this form; the message is for the user
 */
export function parseTrinoServer(text: string): TrinoServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new RangeError("is no URL of a server");
  // Whoever lists processes or reads a shell's history would have it.
  if (url.password !== "") throw new RangeError("has a password in it, which belongs in TRINO_PASSWORD");
  const [catalog = "", schema = "", ...more] = url.pathname.slice(1).split("/").map(decoded);
  if (more.length > 0 || url.search !== "" || url.hash !== "") {
    throw new RangeError("has more than a catalog and a schema behind the host");
  }
  const user = decoded(url.username);
  for (const name of [user, catalog, schema]) {
    // They become headers.
    if (!/^[\x21-\x7e]*$/.test(name)) throw new RangeError("has a user, catalog or schema that no header can hold");
  }
  return {
    origin: url.origin,
    user: user === "" ? "s3-perimeter" : user,
    ...(catalog === "" ? {} : { catalog }),
    ...(schema === "" ? {} : { schema }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RangeError("has a % that stands for no character");
  }
}
