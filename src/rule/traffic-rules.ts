import type { Rule } from "./rule.ts";

const stopsExitStatus = "It counts for the exit status: 1, if the policy's severity is at or above `--fail-on`.";

/** Rules about requests that a policy does not allow. */
export const trafficFamily: readonly Rule[] = [
  {
    id: "PERIM1001",
    name: "request-from-internet",
    family: "traffic",
    severity: "policy",
    level: "error",
    summary: "A request came from the internet, from an address that the policy does not allow",
    page: {
      what: [
        "A principal reached a bucket through no VPC endpoint, from a public address that is in no `publicCidrs` of the " +
        "networks which the policy allows.",
        "Where CloudTrail recorded the request this is certain: the record has a public address and no `vpcEndpointId`. " +
        "Where only an access log tells of it, the public address alone says so. " + stopsExitStatus,
      ],
      why: [
        "Whoever holds the credentials can read or write the bucket from anywhere. A leaked access key, a laptop outside " +
        "the office and a forgotten host look the same in the log, and none of them is inside the perimeter.",
      ],
      example: [
        "The policy allows a VPC endpoint and the office, and CloudTrail has this record:",
        {
          language: "json",
          code: `{
  "eventName": "GetObject",
  "sourceIPAddress": "198.51.100.7",
  "userIdentity": {
    "arn": "arn:aws:sts::111122223333:assumed-role/etl/job"
  },
  "requestParameters": { "bucketName": "testdata2020" }
}`,
        },
      ],
      action: [
        "Find out who it was: the finding names the principal, its addresses and some request ids. Then one of:",
        {
          list: [
            "it should not be: move the caller behind the endpoint, rotate its credentials if nobody knows it, and let " +
            "the bucket policy deny what is outside",
            "it should be: add its range to a network under `publicCidrs`, if it is yours alone and does not change",
            "it should be, for a while: write an exception with owner and date",
          ],
        },
        "A bucket policy that denies every way but those allowed. The conditions of one statement are ANDed, so that it " +
        "denies only what is outside all of them; in statements of their own they would lock everybody out.",
        {
          language: "json",
          code: `{
  "Sid": "NetworkPerimeter",
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": ["arn:aws:s3:::testdata2020", "arn:aws:s3:::testdata2020/*"],
  "Condition": {
    "StringNotEqualsIfExists": {
      "aws:SourceVpce": "vpce-0123456789abcdef0"
    },
    "NotIpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" },
    "BoolIfExists": {
      "aws:PrincipalIsAWSService": "false",
      "aws:ViaAWSService": "false"
    }
  }
}`,
        },
        "Before switching it on, see that nothing but what is meant is left in the report: it also stops the AWS console.",
      ],
    },
  },
  {
    id: "PERIM1002",
    name: "unexpected-endpoint",
    family: "traffic",
    severity: "policy",
    level: "error",
    summary: "A request came through a VPC endpoint that the policy does not allow",
    page: {
      what: [
        "CloudTrail recorded the request with a `vpcEndpointId` that no allowed network lists. The id is compared as " +
        "text: that there is one proves nothing, since anybody can make an endpoint in a VPC of their own.",
        "Calls from the AWS console carry ids too, and those endpoints are AWS's own; the finding says so where the " +
        "caller claims to be the console. " + stopsExitStatus,
      ],
      why: [
        "An endpoint in a VPC you do not control is a way out of your perimeter: data copied through it leaves no trace " +
        "in your flow logs, and no endpoint policy of yours applies.",
      ],
      example: [
        "The policy allows `vpce-0123456789abcdef0`, and CloudTrail has:",
        {
          language: "json",
          code: `{
  "eventName": "GetObject",
  "sourceIPAddress": "10.9.0.14",
  "vpcEndpointId": "vpce-0fedcba9876543210",
  "vpcEndpointAccountId": "444455556666",
  "requestParameters": { "bucketName": "testdata2020" }
}`,
        },
      ],
      action: [
        "Look up whose endpoint it is (`aws ec2 describe-vpc-endpoints` in each of your accounts and Regions). If it is " +
        "yours and meant, add the id to a network:",
        {
          language: "yaml",
          code: `networks:
  batch:
    vpcEndpoints: [vpce-0fedcba9876543210]`,
        },
        "If it is not, deny it in the bucket policy (see PERIM1001). Those who need the console can be given an exception " +
        "for their role; AWS's own endpoint ids are no network of yours.",
      ],
    },
  },
  {
    id: "PERIM1003",
    name: "unexpected-address-behind-endpoint",
    family: "traffic",
    severity: "policy",
    level: "error",
    summary: "A request came through an allowed VPC endpoint, from an address that is not expected behind it",
    page: {
      what: [
        "The endpoint is one that the policy allows, and the address which CloudTrail recorded is outside the " +
        "`vpcCidrs` of the networks that list this endpoint. " + stopsExitStatus,
      ],
      why: [
        "Peering, a transit gateway or a VPN can bring other networks to an interface endpoint. `vpcCidrs` says who is " +
        "meant to use it, and somebody else did.",
      ],
      example: [
        "The network is",
        {
          language: "yaml",
          code: `networks:
  tokyo-app:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [10.0.0.0/16]`,
        },
        "and CloudTrail has a request through this endpoint from 10.77.3.20.",
      ],
      action: [
        "Find the route by which that address reaches the endpoint. Close it there (security group of the interface " +
        "endpoint, route table), or add the range to `vpcCidrs` if it belongs. The bucket policy can require both, with " +
        "a statement next to the one of PERIM1001:",
        {
          language: "json",
          code: `{
  "Sid": "OnlyTheApplicationBehindItsEndpoint",
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": ["arn:aws:s3:::testdata2020", "arn:aws:s3:::testdata2020/*"],
  "Condition": {
    "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" },
    "NotIpAddress": { "aws:VpcSourceIp": "10.0.0.0/16" }
  }
}`,
        },
      ],
    },
  },
  {
    id: "PERIM1004",
    name: "unexpected-private-address",
    family: "traffic",
    severity: "policy",
    level: "error",
    summary: "A request came through some VPC endpoint, from a private address that the policy does not allow",
    page: {
      what: [
        "Only an access log tells of the request. Its address is private, so it came through a VPC endpoint; an access " +
        "log does not say which one. Every allowed network with endpoints restricts the addresses behind them " +
        "(`vpcCidrs`), and none of these ranges holds the address, so that no allowed way in can have been used. " +
        stopsExitStatus,
      ],
      why: [
        "The request came from a VPC, or from a network joined to one, that nobody named in the policy.",
      ],
      example: [
        "The allowed network has `vpcCidrs: [10.0.0.0/16]`, and the access log has:",
        {
          language: "text",
          code: `OWNER testdata2020 [06/Feb/2027:00:00:38 +0000] 10.9.0.14
arn:aws:sts::111122223333:assumed-role/report/job 3E57427F33A59F07
REST.GET.OBJECT ...`,
        },
      ],
      action: [
        "Turn on CloudTrail data events for the bucket to learn the endpoint's id: the same traffic then appears as " +
        "PERIM1002 or PERIM1003, or becomes compliant. Until then look for the address in your address plan. If it is " +
        "meant, add its range to the `vpcCidrs` of the network whose endpoint it uses.",
      ],
    },
  },
  {
    id: "PERIM1005",
    name: "unexpected-aws-service",
    family: "traffic",
    severity: "policy",
    level: "error",
    summary: "An AWS service that the policy does not allow reached the bucket on somebody's behalf",
    page: {
      what: [
        "The caller was an AWS service (a service identity, or a call that a service made for a principal), and " +
        "`awsServices` is `none` or does not list it. Such calls cross no network of yours, so that endpoints and " +
        "ranges say nothing about them. " + stopsExitStatus,
      ],
      why: [
        "A service can carry data across the perimeter: replication to a foreign bucket, a query whose result is written " +
        "elsewhere. Which of them may touch a bucket is a decision, and it was not made for this one.",
      ],
      example: [
        "The policy says `awsServices: [athena.amazonaws.com]`, and CloudTrail has:",
        {
          language: "json",
          code: `{
  "eventName": "GetObject",
  "sourceIPAddress": "glue.amazonaws.com",
  "userIdentity": {
    "arn": "arn:aws:sts::111122223333:assumed-role/crawler/AWS-Crawler",
    "invokedBy": "glue.amazonaws.com"
  }
}`,
        },
      ],
      action: [
        "If the service is meant to read or write here, list its DNS name:",
        {
          language: "yaml",
          code: `awsServices: [athena.amazonaws.com, glue.amazonaws.com]`,
        },
        "If not, find the job that uses it, and take the permission from its role. In a bucket policy, " +
        "`aws:PrincipalIsAWSService` and `aws:ViaAWSService` stand for these callers; a Deny without them also stops the " +
        "delivery of logs.",
      ],
    },
  },
  {
    id: "PERIM1101",
    name: "stopped-request",
    family: "traffic",
    severity: "policy",
    level: "note",
    summary: "S3 denied a request that the policy does not allow, or of which this cannot be told",
    page: {
      what: [
        "The request would be a violation, or inconclusive, and S3 answered it with AccessDenied or an error of that " +
        "kind. Nothing was reached. It is a note, whatever the policy's severity, and never moves the exit status; the " +
        "accounting counts it under its verdict and again under `stopped`.",
      ],
      why: [
        "It shows that the perimeter is enforced, and who tried it: a scanner, a job with an old configuration, or " +
        "somebody who holds credentials and looks for a way.",
        "It is not all that was tried. A request that an endpoint policy denied is in no access log, and where " +
        "authentication failed CloudTrail has nothing.",
      ],
      example: [
        "The access log has a public address that the policy does not allow, and the status 403 with `AccessDenied`:",
        {
          language: "text",
          code: `... 198.51.100.7 - 7D6FA1C5B2E84930 REST.GET.OBJECT secret.csv
"GET /secret.csv HTTP/1.1" 403 AccessDenied 243 ...`,
        },
      ],
      action: [
        "Nothing, if the caller is unknown and the number is small. Repeated attempts of one of your own principals mean " +
        "a job that runs in the wrong place, or credentials in the wrong hands.",
      ],
    },
  },
];
