import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Configuration of a topic. */
export interface OnsNotificationTopicConfig extends TerraformMetaArguments {
  /** OCID of the compartment that the topic is in. */
  readonly compartmentId: string;

  /** Name of the topic, unique in the tenancy. */
  readonly name: string;

  /**
   * Free-form tags.
   *
   * @default - none
   */
  readonly freeformTags?: { [key: string]: string };
}

/**
 * A topic of the Notifications service.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/ons_notification_topic
 */
export class OnsNotificationTopic extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_ons_notification_topic';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: OnsNotificationTopicConfig,
  ) {
    super(scope, id, ociBlock(OnsNotificationTopic.tfResourceType, config));
  }

  /** OCID of the topic. */
  public get topicId(): string {
    return this.getStringAttribute('topic_id');
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      compartment_id: config.compartmentId,
      name: config.name,
      freeform_tags: config.freeformTags,
    };
  }
}
