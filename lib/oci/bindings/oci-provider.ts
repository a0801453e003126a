import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { OCI_PROVIDER } from './private/provider-version';

/**
 * Configuration of the provider. What is left out comes from the environment, or from `~/.oci/config`.
 *
 * There is no argument for a private key's text or password: it would end up in the synthesised file.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs#provider-configuration
 */
export interface OciProviderConfig {
  /**
   * Region in which resources are made, such as `us-ashburn-1`.
   *
   * @default - that of the environment or the profile; synthesis can't check it then
   */
  readonly region?: string;

  /**
   * OCID of the tenancy.
   *
   * @default - that of the environment or the profile
   */
  readonly tenancyOcid?: string;

  /**
   * OCID of the user who deploys.
   *
   * @default - that of the environment or the profile
   */
  readonly userOcid?: string;

  /**
   * Fingerprint of the user's API key.
   *
   * @default - that of the environment or the profile
   */
  readonly fingerprint?: string;

  /**
   * Path to the file of the API key.
   *
   * @default - that of the environment or the profile
   */
  readonly privateKeyPath?: string;

  /**
   * How to authenticate, such as `ApiKey`, `InstancePrincipal`, `ResourcePrincipal` or `SecurityToken`.
   *
   * @default 'ApiKey'
   */
  readonly auth?: string;

  /**
   * Profile in `~/.oci/config`.
   *
   * @default 'DEFAULT'
   */
  readonly configFileProfile?: string;

  /**
   * Name under which resources refer to this provider; needed for the second one of a stack, as for another Region.
   *
   * @default - the stack's default provider
   */
  readonly alias?: string;
}

/**
 * Terraform's provider `oracle/oci`.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs
 */
export class OciProvider extends TerraformProvider {
  /** Type of the provider in Terraform. */
  public static readonly tfResourceType = 'oci';

  /** Region in which resources are made; not, where it comes from the environment. */
  public readonly region?: string;
  private providerAlias?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly config: OciProviderConfig = {},
  ) {
    super(scope, id, {
      terraformResourceType: OciProvider.tfResourceType,
      terraformGeneratorMetadata: OCI_PROVIDER,
      terraformProviderSource: 'oracle/oci',
    });
    this.region = config.region;
    this.providerAlias = config.alias;
  }

  /** Name under which resources refer to this provider. */
  public override get alias(): string | undefined {
    return this.providerAlias;
  }

  public override set alias(value: string | undefined) {
    this.providerAlias = value;
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      region: config.region,
      tenancy_ocid: config.tenancyOcid,
      user_ocid: config.userOcid,
      fingerprint: config.fingerprint,
      private_key_path: config.privateKeyPath,
      auth: config.auth,
      config_file_profile: config.configFileProfile,
      alias: this.providerAlias,
    };
  }
}
