import { QueryFailure, type RunQuery } from "./athena-server.ts";

/** What Trino answers, as far as it is used here. */
interface Results {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly stats?: { readonly physicalInputBytes?: number };
  readonly error?: { readonly message: string; readonly errorType: string };
}

/**
 * Has a Trino server run the queries of a server that speaks Athena's protocol. By the bare protocol: nothing of the client that is
 * tested with it.
 *
 * @param session further headers, such as `x-trino-catalog`
 */
export function runOnTrino(url: string, session: Readonly<Record<string, string>> = {}): RunQuery {
  return async (sql) => {
    let answer = await fetch(`${url}/v1/statement`, {
      method: "POST",
      body: sql,
      headers: { "x-trino-user": "test", ...session },
    });
    let columns: readonly string[] = [];
    let scanned = 0;
    const rows: (string | null)[][] = [];
    for (;;) {
      if (answer.status !== 200) throw new Error(`Trino answered ${answer.status}: ${await answer.text()}`);
      const results = await answer.json() as Results;
      const { error } = results;
      if (error !== undefined) throw new QueryFailure(error.message, error.errorType === "INSUFFICIENT_RESOURCES");
      columns = results.columns?.map(({ name }) => name) ?? columns;
      scanned = results.stats?.physicalInputBytes ?? scanned;
      for (const row of results.data ?? []) rows.push(row.map((value) => value === null ? null : String(value)));
      if (results.nextUri === undefined) return { columns, rows, scanned };
      answer = await fetch(results.nextUri);
    }
  };
}
