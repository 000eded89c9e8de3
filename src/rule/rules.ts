import type { RuleId } from "../diagnostic/diagnostic.ts";
import { evidenceFamily } from "./evidence-rules.ts";
import { exceptionFamily } from "./exception-rules.ts";
import { lintFamily } from "./lint-rules.ts";
import type { Rule } from "./rule.ts";
import { trafficFamily } from "./traffic-rules.ts";

/** Every kind of finding there is, by id. Help, SARIF and the documentation are made from this list. */
export const rules: readonly Rule[] = [...trafficFamily, ...evidenceFamily, ...exceptionFamily, ...lintFamily];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/**
 * The rule with an id.
 *
 * @throws TypeError where there is none
 */
export function ruleOf(id: RuleId): Rule {
  const rule = byId.get(id);
  if (rule === undefined) throw new TypeError(`Cannot find the rule ${id}`);
  return rule;
}

/** The rule that a user names by id or by name, in any case; undefined where there is none. */
export function findRule(idOrName: string): Rule | undefined {
  const wanted = idOrName.trim().toLowerCase();
  return rules.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
}
