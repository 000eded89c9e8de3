import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type S3Credentials, type S3Server, testRegion } from "./s3-server.ts";

/** The environment in which a program finds a server's credentials. */
export function environmentFor({ credentials }: { readonly credentials: S3Credentials }): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: testRegion,
    // Not the metadata service of the machine that the tests run on.
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** A client of a server, to make what tests look at: the SDK alone, nothing of this project. */
export function s3ClientOf({ url, credentials }: S3Server): S3Client {
  return new S3Client({ endpoint: url, region: testRegion, credentials, forcePathStyle: true });
}

/** Makes a bucket with objects. */
export async function makeBucket(
  client: S3Client,
  bucket: string,
  objects: Iterable<{ readonly name: string; readonly bytes: Uint8Array }> = [],
): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const { name, bytes } of objects) {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes }));
  }
}
