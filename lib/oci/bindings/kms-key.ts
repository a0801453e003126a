import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Algorithm and length of a key. */
export interface KmsKeyKeyShape {
  /** `AES`, `RSA` or `ECDSA`. */
  readonly algorithm: string;

  /** Length in bytes. */
  readonly length: number;
}

/** How often a key is rotated. */
export interface KmsKeyAutoKeyRotationDetails {
  /**
   * Days from one rotation to the next.
   *
   * @default - as the service chooses
   */
  readonly rotationIntervalInDays?: number;
}

/** Configuration of a key. */
export interface KmsKeyConfig extends TerraformMetaArguments {
  /** OCID of the compartment that the key is in. */
  readonly compartmentId: string;

  /** Name of the key for people. */
  readonly displayName: string;

  /** The vault's endpoint of key management; it decides in which vault the key is. */
  readonly managementEndpoint: string;

  /** Algorithm and length. */
  readonly keyShape: KmsKeyKeyShape;

  /**
   * `HSM` or `SOFTWARE`; can't be changed.
   *
   * @default - `HSM`
   */
  readonly protectionMode?: string;

  /**
   * Whether the key is rotated automatically.
   *
   * @default false
   */
  readonly isAutoRotationEnabled?: boolean;

  /**
   * How often it is rotated.
   *
   * @default - as the service chooses
   */
  readonly autoKeyRotationDetails?: KmsKeyAutoKeyRotationDetails;

  /**
   * Free-form tags.
   *
   * @default - none
   */
  readonly freeformTags?: { [key: string]: string };
}

/**
 * A master encryption key of a vault.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/kms_key
 */
export class KmsKey extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_kms_key';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: KmsKeyConfig,
  ) {
    super(scope, id, ociBlock(KmsKey.tfResourceType, config));
  }

  /** OCID of the key. */
  public get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      compartment_id: config.compartmentId,
      display_name: config.displayName,
      management_endpoint: config.managementEndpoint,
      key_shape: { algorithm: config.keyShape.algorithm, length: config.keyShape.length },
      protection_mode: config.protectionMode,
      is_auto_rotation_enabled: config.isAutoRotationEnabled,
      auto_key_rotation_details: config.autoKeyRotationDetails && {
        rotation_interval_in_days: config.autoKeyRotationDetails.rotationIntervalInDays,
      },
      freeform_tags: config.freeformTags,
    };
  }
}
