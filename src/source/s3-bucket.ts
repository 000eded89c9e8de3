import { randomUUID } from "node:crypto";
import type { S3Client, S3ClientConfig } from "@aws-sdk/client-s3";
import type { S3BucketReference } from "./log-object.ts";
import { S3Failure, s3FailureOf } from "./s3-failure.ts";
import type { S3Options } from "./s3-options.ts";
import { sdkClientSettings } from "./sdk-client-settings.ts";

/** What one page of a listing is asked for. */
export interface S3PageRequest {
  readonly prefix: string;
  /** Keys with this after the prefix come as one folder. */
  readonly delimiter?: string;
  /** Only keys behind this one. */
  readonly startAfter?: string;
  readonly continuationToken?: string;
  readonly limit?: number;
}

/** An object as S3 lists it. */
export interface S3Entry {
  readonly key: string;
  readonly size: number;
  /** With its quotes; empty where the server gives none. */
  readonly etag: string;
}

/** One page of a listing. */
export interface S3Page {
  /** In S3's order, which is that of the keys' bytes in UTF-8. */
  readonly entries: readonly S3Entry[];
  /** Prefixes that end in the delimiter. */
  readonly folders: readonly string[];
  /** Keys that are no text, as S3 wrote them. */
  readonly unreadable: readonly string[];
  /** What gets the next page; undefined after the last one. */
  readonly continuationToken: string | undefined;
}

/** A GET of an object, signed. */
export interface SignedRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs requests for objects of a bucket. */
export interface S3Signer {
  /**
   * A GET of an object, from a byte on.
   *
   * @throws S3Failure where there are no credentials
   */
  sign(key: string, from: number): Promise<SignedRequest>;
}

/** A bucket that can be listed and read, with everything found out that a request needs. */
export interface S3Bucket extends S3Signer {
  readonly name: string;
  /** How it was opened, so that another thread can. */
  readonly reference: S3BucketReference;
  /** @throws S3Failure after some attempts */
  list(request: S3PageRequest): Promise<S3Page>;
  /** Closes the connections that are kept: one that was given up would keep Deno from ending. */
  close(): void;
}

/** A bucket that can be written to as well. */
export interface WritableS3Bucket extends S3Bucket {
  /**
   * Makes an object where there is none of that key (`If-None-Match: *`).
   *
   * @returns false where there is one, which stays as it is
   * @throws S3Failure after some attempts; whether the object was made is not known then
   */
  putNew(key: string, content: Uint8Array): Promise<boolean>;
  /**
   * Removes an object; nothing happens where there is none.
   *
   * @throws S3Failure after some attempts
   */
  remove(key: string): Promise<void>;
}

// The SHA-256 of no bytes: the body of a GET.
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/**
 * The SDK, loaded when the first bucket is opened: a run over local files never needs it.
 *
 * @throws S3Failure where it is not installed
 */
export async function loadSdk(): Promise<typeof import("@aws-sdk/client-s3")> {
  try {
    return await import("@aws-sdk/client-s3");
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new S3Failure("NoSdk", 0, "");
  }
}

/**
 * Opens a bucket: finds credentials as the SDK does, and the bucket's Region by asking it.
 *
 * @throws S3Failure where the bucket cannot be listed
 */
export async function openS3Bucket(name: string, prefix: string, options: S3Options): Promise<WritableS3Bucket> {
  let connection: Connection | undefined;
  try {
    const sdk = await loadSdk();
    const reference = { name, prefix, options };
    connection = await connect(sdk, reference, undefined);
    try {
      await connection.list({ prefix, limit: 1 });
    } catch (error) {
      const region = regionTold((error as Error).cause);
      if (region === undefined || region === connection.configuredRegion) throw error;
      connection.close();
      connection = await connect(sdk, reference, region);
      await connection.list({ prefix, limit: 1 });
    }
    return connection;
  } catch (error) {
    connection?.close();
    throw s3FailureOf(error);
  }
}

/** The Region that S3 says a bucket is in, to whoever asks in another one; of its answers the SDK follows only some. */
function regionTold(error: unknown): string | undefined {
  const { $response, Region } = (error ?? {}) as {
    $response?: { headers?: Readonly<Record<string, string>> };
    Region?: unknown;
  };
  const told = $response?.headers?.["x-amz-bucket-region"] ?? Region;
  // It becomes a part of the host's name.
  return typeof told === "string" && /^[a-z0-9-]{1,50}$/.test(told) ? told : undefined;
}

interface Connection extends WritableS3Bucket {
  readonly configuredRegion: string;
}

/** Where the SDK sends requests for a bucket, and how they are signed. */
interface ResolvedEndpoint {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly properties?: {
    readonly authSchemes?: readonly {
      readonly name?: string;
      readonly signingName?: string;
      readonly signingRegion?: string;
    }[];
  };
}

async function connect(
  sdk: typeof import("@aws-sdk/client-s3"),
  reference: S3BucketReference,
  region: string | undefined,
): Promise<Connection> {
  const { name: bucket, options } = reference;
  const { client, configuredRegion } = await makeClient(sdk, options, region);
  let endpoint: ResolvedEndpoint | undefined;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      endpoint = (context as { endpointV2?: ResolvedEndpoint }).endpointV2 ?? endpoint;
      return result;
    },
    // After the endpoint is known.
    { step: "build", name: "s3PerimeterEndpoint" },
  );
  const { config } = client;
  const scheme = () => endpoint?.properties?.authSchemes?.[0];
  const signingRegion = (): string => scheme()?.signingRegion ?? configuredRegion;
  let signer: ReturnType<typeof config.signer> | undefined;
  const payer = options.requestPayer ? { RequestPayer: "requester" } as const : {};

  const list = async (request: S3PageRequest): Promise<S3Page> => {
    try {
      const answer = await client.send(
        new sdk.ListObjectsV2Command({
          Bucket: bucket,
          Prefix: request.prefix,
          EncodingType: "url",
          ...(request.delimiter === undefined ? {} : { Delimiter: request.delimiter }),
          ...(request.startAfter === undefined ? {} : { StartAfter: request.startAfter }),
          ...(request.continuationToken === undefined ? {} : { ContinuationToken: request.continuationToken }),
          ...(request.limit === undefined ? {} : { MaxKeys: request.limit }),
          ...payer,
        }),
      );
      return pageOf(answer);
    } catch (error) {
      throw s3FailureOf(error);
    }
  };

  const sign = async (key: string, from: number): Promise<SignedRequest> => {
    if (endpoint === undefined) await list({ prefix: key, limit: 1 });
    if (endpoint === undefined) throw new S3Failure("NoEndpoint", 0, "");
    const { url, headers } = endpoint;
    const path = `${url.pathname.replace(/\/$/, "")}/${encodeKey(key)}`;
    const request = {
      method: "GET",
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === "" ? {} : { port: Number(url.port) }),
      path,
      query: {},
      headers: {
        ...Object.fromEntries(Object.entries(headers ?? {}).map(([name, values]) => [name, values.join(",")])),
        host: url.host,
        "x-amz-content-sha256": emptyHash,
        "x-amz-checksum-mode": "ENABLED",
        ...(from === 0 ? {} : { range: `bytes=${from}-` }),
        ...(options.requestPayer ? { "x-amz-request-payer": "requester" } : {}),
      },
    };
    let signed: { readonly headers: Readonly<Record<string, string>> };
    try {
      const signing = { signingRegion: signingRegion(), signingName: scheme()?.signingName ?? "s3" };
      // The SDK's signer with the SDK's credentials, which it renews when they near their end.
      signer ??= config.signer({ name: "sigv4", properties: {}, ...signing });
      signed = await (await signer).sign(request, {
        signingDate: new Date(Date.now() + config.systemClockOffset),
        signingRegion: signing.signingRegion,
        signingService: signing.signingName,
      });
    } catch (error) {
      throw s3FailureOf(error);
    }
    return { origin: url.origin, path, headers: signed.headers };
  };

  const putNew = async (key: string, content: Uint8Array): Promise<boolean> => {
    // The SDK tries again where an answer was lost, and is then told that the object is there: by itself.
    const writer = randomUUID();
    for (let attempt = 1;; attempt++) {
      try {
        await client.send(
          new sdk.PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: content,
            IfNoneMatch: "*",
            Metadata: { [writerName]: writer },
            ...payer,
          }),
        );
        return true;
      } catch (error) {
        const failure = s3FailureOf(error);
        if (failure.code === "PreconditionFailed") return await writerOf(key) === writer;
        // Somebody else is writing the same key at this moment: what came of it is known a little later.
        if (failure.code !== "ConditionalRequestConflict" || attempt >= listAttempts) throw failure;
        await new Promise((resolve) => setTimeout(resolve, 100 * attempt * Math.random()));
      }
    }
  };

  const writerOf = async (key: string): Promise<string | undefined> => {
    try {
      const { Metadata } = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key, ...payer }));
      return Metadata?.[writerName];
    } catch (error) {
      // The answer to HEAD has no body and so no code.
      const failure = s3FailureOf(error);
      if (failure.code === "NotFound") return undefined;
      throw failure;
    }
  };

  const remove = async (key: string): Promise<void> => {
    try {
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key, ...payer }));
    } catch (error) {
      throw s3FailureOf(error);
    }
  };
  const close = (): void => client.destroy();
  return { name: bucket, reference, list, sign, close, putNew, remove, configuredRegion };
}

/** The user-defined metadata of an object that tells which call has made it. */
const writerName = "s3-perimeter-writer";

async function makeClient(
  sdk: typeof import("@aws-sdk/client-s3"),
  options: S3Options,
  region: string | undefined,
): Promise<{ client: S3Client; configuredRegion: string }> {
  const settings: S3ClientConfig = {
    maxAttempts: listAttempts,
    retryMode: "standard",
    ...sdkClientSettings(options.readTimeout),
    ...(options.endpointUrl === undefined ? {} : { endpoint: options.endpointUrl }),
    ...(options.pathStyle ? { forcePathStyle: true } : {}),
  };
  const client = new sdk.S3Client(region === undefined ? settings : { ...settings, region });
  try {
    return { client, configuredRegion: await client.config.region() };
  } catch {
    // No Region is set: S3 tells the bucket's own to whoever asks in the first one.
    return { client: new sdk.S3Client({ ...settings, region: "us-east-1" }), configuredRegion: "us-east-1" };
  }
}

const listAttempts = 8;

function pageOf(answer: {
  readonly EncodingType?: string | undefined;
  readonly Contents?:
    | readonly {
      readonly Key?: string | undefined;
      readonly Size?: number | undefined;
      readonly ETag?: string | undefined;
    }[]
    | undefined;
  readonly CommonPrefixes?: readonly { readonly Prefix?: string | undefined }[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly NextContinuationToken?: string | undefined;
}): S3Page {
  const isEncoded = answer.EncodingType === "url";
  const entries: S3Entry[] = [];
  const folders: string[] = [];
  const unreadable: string[] = [];
  const decoded = (text: string): string | undefined => {
    try {
      return isEncoded ? decodeURIComponent(text.replaceAll("+", " ")) : text;
    } catch {
      unreadable.push(text);
      return undefined;
    }
  };
  for (const { Key = "", Size = 0, ETag = "" } of answer.Contents ?? []) {
    const key = decoded(Key);
    if (key !== undefined) entries.push({ key, size: Size, etag: ETag });
  }
  for (const { Prefix = "" } of answer.CommonPrefixes ?? []) {
    const folder = decoded(Prefix);
    if (folder !== undefined) folders.push(folder);
  }
  if (answer.IsTruncated === false) return { entries, folders, unreadable, continuationToken: undefined };
  // Taken for the end, it would leave objects out without a word.
  if (answer.IsTruncated !== true || answer.NextContinuationToken === undefined) {
    throw new S3Failure("BadListing", 0, "");
  }
  return { entries, folders, unreadable, continuationToken: answer.NextContinuationToken };
}

// RFC 3986's unreserved characters stay, and so do slashes: what the signature is made of.
function encodeKey(key: string): string {
  // Keys of logs have no others.
  if (/^[\w./~-]*$/.test(key)) return key;
  return encodeURIComponent(key)
    .replaceAll("%2F", "/")
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
