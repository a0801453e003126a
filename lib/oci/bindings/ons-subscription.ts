import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Configuration of a subscription. */
export interface OnsSubscriptionConfig extends TerraformMetaArguments {
  /** OCID of the compartment that the subscription is in. */
  readonly compartmentId: string;

  /** OCID of the topic. */
  readonly topicId: string;

  /** `EMAIL`, `CUSTOM_HTTPS`, `PAGERDUTY`, `SLACK`, `SMS` or `ORACLE_FUNCTIONS`. */
  readonly protocol: string;

  /** Where messages go, such as an email address. */
  readonly endpoint: string;

  /**
   * Free-form tags.
   *
   * @default - none
   */
  readonly freeformTags?: { [key: string]: string };
}

/**
 * A subscription to a topic of the Notifications service.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/ons_subscription
 */
export class OnsSubscription extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_ons_subscription';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: OnsSubscriptionConfig,
  ) {
    super(scope, id, ociBlock(OnsSubscription.tfResourceType, config));
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      compartment_id: config.compartmentId,
      topic_id: config.topicId,
      protocol: config.protocol,
      endpoint: config.endpoint,
      freeform_tags: config.freeformTags,
    };
  }
}
