/** How S3 is reached, where it is not as the SDK finds it for itself. */
export interface S3Options {
  /** A server other than AWS's, such as `http://127.0.0.1:9000`. */
  readonly endpointUrl?: string;
  /** Whether the bucket stands in the path and not in the host name. */
  readonly pathStyle: boolean;
  /** Whether whoever reads pays, for buckets that ask for it. */
  readonly requestPayer: boolean;
  /** Milliseconds without a byte after which a request is tried again. */
  readonly readTimeout: number;
}

/** What is done unless told otherwise. */
export const defaultS3Options: S3Options = { pathStyle: false, requestPayer: false, readTimeout: 30_000 };
