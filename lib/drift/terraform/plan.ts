import { JsonObject } from '../json-value';

/** What the plan says that becomes of a resource. */
export type Fate = 'stays' | 'made' | 'destroyed' | 'replaced' | 'forgotten';

/** Where a resource, or data source, stands. */
export interface ResourcePlace {
  /** Of the instance: `module.a["x"].oci_kms_key.this[0]`. */
  readonly address: string;
  /** Address of the module instance that it is in; empty in the root module. */
  readonly module: string;
  /** Address of its block in the configuration, relative to its module: `oci_kms_key.this`. */
  readonly block: string;
  readonly type: string;
  readonly name: string;
  /** Of an instance of a block with `count` or `for_each`. */
  readonly index?: string | number;
}

/** A resource, or data source, of a type that the check looks at. */
export interface PlannedResource extends ResourcePlace {
  /** Name of the plan. */
  readonly plan: string;
  readonly isData: boolean;

  /** Its values as Terraform left them; absent where there was none. */
  readonly last?: JsonObject;
  /** Its values as Terraform found them; absent where there is none. */
  readonly live?: JsonObject;
  /** Its values once the plan is applied, but for those that are not known; absent where there is none then. */
  readonly wanted?: JsonObject;
  /** What of `wanted` is not known, in its shape: true in the place of what is unknown. */
  readonly unknown: unknown;
  /** What is a secret of the values before and after, in their shapes. */
  readonly sensitive: readonly unknown[];

  /** What becomes of it; absent where the plan does not say. */
  readonly fate?: Fate;
  /** Whether it is destroyed before its successor is made. */
  readonly leavesGap: boolean;
  /** Why the plan does not say what becomes of it, in words. */
  readonly undecided?: string;
}

/** A resource block of the configuration. */
export interface ConfigurationBlock {
  /** What its arguments refer to, by argument: `oci_kms_key.this.id`. */
  readonly references: ReadonlyMap<string, readonly string[]>;
  /** Names of the arguments that are given. */
  readonly given: ReadonlySet<string>;
  /** Region of its provider, where that is written out. */
  readonly region?: string;
}

/** A Terraform plan, as far as the check looks at it. */
export interface Plan {
  /** Where it comes from. */
  readonly name: string;
  /** When it was made, where it says so. */
  readonly timestamp?: string;
  /** Why it is not to be relied on as a whole, in words: it failed, or leaves things out. */
  readonly faults: readonly PlanFault[];
  readonly resources: readonly PlannedResource[];
  /** By module without instance keys, and address within: `module.a oci_kms_key.this`. */
  readonly blocks: ReadonlyMap<string, ConfigurationBlock>;
  /** Whether it plans anything with Oracle's provider. */
  readonly usesOci: boolean;
}

/** Why a plan, or something of it, is not to be relied on. */
export interface PlanFault {
  readonly kind: 'errored' | 'incomplete';
  /** In one sentence. */
  readonly message: string;
}
