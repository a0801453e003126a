import { Plan } from './plan';
import { isJsonObject, member } from '../json-value';
import { configurationOf } from './private/configuration';
import { planFaults } from './private/plan-faults';
import { planJson } from './private/plan-text';
import { plannedResources } from './private/planned-resources';

/**
 * Reads a plan as `terraform show -json` writes it, format version 1.x. Whoever wrote it is not trusted.
 *
 * @param name where it comes from, for messages and reports: the name of a file
 * @throws DeclaredStateError where it is no such plan
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readPlan(text: string, name: string): Plan {
  const plan = planJson(text, name);
  const configuration = configurationOf(plan, name);
  const resources = plannedResources(plan, name, configuration);
  const timestamp = member(plan, 'timestamp');
  const providers = member(plan, 'configuration', 'provider_config');
  return {
    name,
    timestamp: typeof timestamp === 'string' && !Number.isNaN(Date.parse(timestamp)) ? timestamp : undefined,
    faults: planFaults(plan, resources),
    resources,
    blocks: configuration.blocks,
    usesOci: (isJsonObject(providers) && Object.hasOwn(providers, 'oci')) || resources.some(isOracle),
  };
}

function isOracle({ type }: { readonly type: string }): boolean {
  return type.startsWith('oci_');
}
