import * as tls from "node:tls";

/**
 * The authorities of `NODE_EXTRA_CA_CERTS` for clients that are not `node:https`: on Deno these alone hear of them. Nothing
 * on Node, where every client does, and nothing where Deno was not permitted to tell (`--allow-sys=ca`), which without further
 * authorities nothing needs.
 */
export function certificateAuthorities(): { readonly ca?: string[] } {
  const { Deno } = globalThis as {
    Deno?: { permissions: { querySync(permission: { name: "sys"; kind: "ca" }): { state: string } } };
  };
  // Asked for without it, Deno would ask whoever sits at the terminal.
  if (Deno?.permissions.querySync({ name: "sys", kind: "ca" }).state !== "granted") return {};
  const { getCACertificates } = tls as unknown as { getCACertificates(type: "default" | "extra"): string[] };
  return getCACertificates("extra").length === 0 ? {} : { ca: getCACertificates("default") };
}
