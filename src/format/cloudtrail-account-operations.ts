/**
 * Operations on an account, an access point or a job, by CloudTrail's names: their records name no bucket, and a bucket's
 * policy does not govern them. A closed list, so that a record without a bucket is reported unless it is known to be well.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
export const accountOperations: ReadonlySet<string> = new Set([
  "ListBuckets",
  "ListDirectoryBuckets",
  "ListAllMyDirectoryBuckets",
  "ListRegionalBuckets",
  ...["Get", "Put", "Delete"].map((verb) => `${verb}AccountPublicAccessBlock`),
  // Access points.
  "ListAccessPoints",
  "ListAccessPointsForDirectoryBuckets",
  "ListAccessPointsForObjectLambda",
  "GetAccessPoint",
  "DeleteAccessPoint",
  "GetAccessPointPolicyStatus",
  ...["Get", "Put", "Delete"].flatMap((verb) => [`${verb}AccessPointPolicy`, `${verb}AccessPointScope`]),
  ...["Create", "Get", "Delete"].map((verb) => `${verb}AccessPointForObjectLambda`),
  ...["Get", "Put", "Delete"].map((verb) => `${verb}AccessPointPolicyForObjectLambda`),
  ...["Get", "Put"].map((verb) => `${verb}AccessPointConfigurationForObjectLambda`),
  "GetAccessPointPolicyStatusForObjectLambda",
  // Multi-Region access points.
  ...["Create", "Delete", "Get"].map((verb) => `${verb}MultiRegionAccessPoint`),
  "ListMultiRegionAccessPoints",
  "DescribeMultiRegionAccessPointOperation",
  ...["Get", "Put"].map((verb) => `${verb}MultiRegionAccessPointPolicy`),
  "GetMultiRegionAccessPointPolicyStatus",
  "GetMultiRegionAccessPointRoutes",
  "SubmitMultiRegionAccessPointRoutes",
  // Storage Lens.
  ...["Get", "Put", "Delete"].flatMap((verb) => [
    `${verb}StorageLensConfiguration`,
    `${verb}StorageLensConfigurationTagging`,
  ]),
  "ListStorageLensConfigurations",
  "GetStorageLensDashboard",
  "GetStorageLensDashboardDataInternal",
  ...["Create", "Get", "Update", "Delete"].map((verb) => `${verb}StorageLensGroup`),
  "ListStorageLensGroups",
  // Batch operations.
  "CreateJob",
  "DescribeJob",
  "ListJobs",
  "UpdateJobPriority",
  "UpdateJobStatus",
  ...["Get", "Put", "Delete"].map((verb) => `${verb}JobTagging`),
  // Access grants.
  ...["Create", "Get", "Delete"].flatMap((verb) => [
    `${verb}AccessGrant`,
    `${verb}AccessGrantsInstance`,
    `${verb}AccessGrantsLocation`,
  ]),
  ...["Get", "Put", "Delete"].map((verb) => `${verb}AccessGrantsInstanceResourcePolicy`),
  ...["Associate", "Dissociate"].map((verb) => `${verb}AccessGrantsIdentityCenter`),
  "GetAccessGrantsInstanceForPrefix",
  "ListAccessGrants",
  "ListAccessGrantsInstances",
  "ListAccessGrantsLocations",
  "ListCallerAccessGrants",
  "UpdateAccessGrantsLocation",
  "GetDataAccess",
  // Outposts.
  "CreateEndpoint",
  "DeleteEndpoint",
  "ListEndpoints",
  "ListOutpostsWithS3",
  "ListSharedEndpoints",
]);
