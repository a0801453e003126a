import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Configuration of a policy. */
export interface IdentityPolicyConfig extends TerraformMetaArguments {
  /** OCID of the compartment that the policy is attached to; that of the tenancy is the root compartment. */
  readonly compartmentId: string;

  /** Name of the policy, unique in the tenancy. */
  readonly name: string;

  /** What the policy is for. */
  readonly description: string;

  /** Statements of the policy language. */
  readonly statements: string[];

  /**
   * Free-form tags.
   *
   * @default - none
   */
  readonly freeformTags?: { [key: string]: string };
}

/**
 * A policy of Identity and Access Management.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/identity_policy
 */
export class IdentityPolicy extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_identity_policy';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: IdentityPolicyConfig,
  ) {
    super(scope, id, ociBlock(IdentityPolicy.tfResourceType, config));
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      compartment_id: config.compartmentId,
      name: config.name,
      description: config.description,
      statements: config.statements,
      freeform_tags: config.freeformTags,
    };
  }
}
