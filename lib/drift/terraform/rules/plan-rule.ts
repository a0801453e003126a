import { Observation } from '../../finding';
import { RuleInfo } from '../../rules/rule';
import { AzureKeyInPlan, KeyInPlan, OciKeyInPlan } from '../keys/key-in-plan';

/** One thing that a check of Terraform plans looks for at a key. A rule's file has its name. */
export interface PlanRule extends RuleInfo {
  /** Looks at a key and what belongs to it. A pure function. */
  readonly observe: (key: KeyInPlan) => readonly Observation[];
}

/** A rule for keys in Azure Key Vault alone. */
export function azureRule(
  rule: RuleInfo & { readonly observe: (key: AzureKeyInPlan) => readonly Observation[] },
): PlanRule {
  return { ...rule, observe: key => (key.cloud === 'azure' ? rule.observe(key) : []) };
}

/** A rule for keys in OCI Vault alone. */
export function ociRule(
  rule: RuleInfo & { readonly observe: (key: OciKeyInPlan) => readonly Observation[] },
): PlanRule {
  return { ...rule, observe: key => (key.cloud === 'oci' ? rule.observe(key) : []) };
}
