import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Configuration of a compartment. */
export interface IdentityCompartmentConfig extends TerraformMetaArguments {
  /** Name of the compartment, unique among its siblings. */
  readonly name: string;

  /** What the compartment is for. */
  readonly description: string;

  /**
   * OCID of the parent compartment.
   *
   * @default - the tenancy, which is the root compartment
   */
  readonly compartmentId?: string;

  /**
   * Free-form tags.
   *
   * @default - none
   */
  readonly freeformTags?: { [key: string]: string };
}

/**
 * A compartment.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/identity_compartment
 */
export class IdentityCompartment extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_identity_compartment';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: IdentityCompartmentConfig,
  ) {
    super(scope, id, ociBlock(IdentityCompartment.tfResourceType, config));
  }

  /** OCID of the compartment. */
  public get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      name: config.name,
      description: config.description,
      compartment_id: config.compartmentId,
      freeform_tags: config.freeformTags,
    };
  }
}
