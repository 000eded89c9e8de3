import type { SourceText } from "../diagnostic/source-text.ts";
import { unknownService } from "../record/record.ts";
import { serviceOf } from "../record/service.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import type { AwsServices } from "./policy.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import { textAt, textsAt, type YamlMap } from "./yaml-node.ts";

/** Reads `awsServices`: a word or a list of DNS names, which are reported where they are none. */
export function readAwsServices(
  map: YamlMap,
  { source, problems }: { source: SourceText; problems: ProblemList },
): AwsServices {
  if (textAt(map, "awsServices")?.value === "any") return "any";
  const texts = textsAt(map, "awsServices");
  checkDuplicates(texts, source, problems);
  const services = new Set<string>();
  for (const { value, span } of texts) {
    const service = serviceOf(value);
    if (service !== "" && service !== unknownService) {
      services.add(service);
      continue;
    }
    const word = /^[a-z0-9-]+$/i.test(value) ? `${value.toLowerCase()}.amazonaws.com` : undefined;
    const isOther = value === "any" || value === "none";
    problems.add("invalid-service-name", {
      source,
      span,
      message: isOther
        ? `${quote(value)} stands alone, not in a list: write \`awsServices: ${value}\``
        : `${quote(value)} is no DNS name of an AWS service, such as \`athena.amazonaws.com\``,
      suggestion: isOther ? undefined : word,
    });
  }
  return services.size === 0 ? "none" : services;
}
