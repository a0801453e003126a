import { IResolvable, TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Configuration of a vault. */
export interface KmsVaultConfig extends TerraformMetaArguments {
  /** OCID of the compartment that the vault is in. */
  readonly compartmentId: string;

  /** Name of the vault for people. */
  readonly displayName: string;

  /** `DEFAULT`, `VIRTUAL_PRIVATE` or `EXTERNAL`. */
  readonly vaultType: string;

  /**
   * Free-form tags.
   *
   * @default - none
   */
  readonly freeformTags?: { [key: string]: string };
}

/**
 * A vault of the Key Management service.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/kms_vault
 */
export class KmsVault extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_kms_vault';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: KmsVaultConfig,
  ) {
    super(scope, id, ociBlock(KmsVault.tfResourceType, config));
  }

  /** OCID of the vault. */
  public get id(): string {
    return this.getStringAttribute('id');
  }

  /** OCID of its compartment. */
  public get compartmentId(): string {
    return this.getStringAttribute('compartment_id');
  }

  /** Endpoint of cryptographic operations. */
  public get cryptoEndpoint(): string {
    return this.getStringAttribute('crypto_endpoint');
  }

  /** Endpoint of key management. */
  public get managementEndpoint(): string {
    return this.getStringAttribute('management_endpoint');
  }

  /** Whether the vault can be replicated to another Region. */
  public get isVaultReplicable(): IResolvable {
    return this.getBooleanAttribute('is_vault_replicable');
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      compartment_id: config.compartmentId,
      display_name: config.displayName,
      vault_type: config.vaultType,
      freeform_tags: config.freeformTags,
    };
  }
}
