import { Plan, PlannedResource } from '../plan';
import { PolicyChanges } from './oci-access';

/** A key for Zoom in a plan, and what belongs to it in any of the plans: what the rules look at. */
export type KeyInPlan = AzureKeyInPlan | OciKeyInPlan;

interface Key {
  readonly key: PlannedResource;
  /** The plans that the key, or something that belongs to it, is in. */
  readonly plans: readonly Plan[];
  /** The key and all that belongs to it, data sources aside. */
  readonly parts: readonly PlannedResource[];
}

/** A key in Azure Key Vault. */
export interface AzureKeyInPlan extends Key {
  readonly cloud: 'azure';
  readonly vaults: readonly PlannedResource[];
  readonly resourceGroups: readonly PlannedResource[];
  readonly locks: readonly PlannedResource[];
  /** Zoom's role assignments. */
  readonly assignments: readonly PlannedResource[];
  /** Zoom's service principal. */
  readonly principals: readonly PlannedResource[];
  /** The audit log of the vault, and what tells of the key's events. */
  readonly watchers: readonly PlannedResource[];
  /** Custom roles of the plans. */
  readonly roles: readonly PlannedResource[];
}

/** A key in OCI Vault. */
export interface OciKeyInPlan extends Key {
  readonly cloud: 'oci';
  readonly vaults: readonly PlannedResource[];
  readonly replications: readonly PlannedResource[];
  readonly compartments: readonly PlannedResource[];
  /** Policies that admit Zoom. */
  readonly policies: readonly PlannedResource[];
  /** How what these policies allow changes, as far as it matters to the key. */
  readonly access: PolicyChanges;
  /** The rule that tells of the key's events, its topic and the subscriptions of that. */
  readonly watchers: readonly PlannedResource[];
}
