import { TerraformMetaArguments, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { ociBlock } from './private/oci-block';

/** Something that is done with an event. */
export interface EventsRuleActionsActions {
  /** `ONS` for Notifications, `OSS` for Streaming, `FAAS` for Functions. */
  readonly actionType: string;

  /** Whether it is done. */
  readonly isEnabled: boolean;

  /**
   * OCID of the topic of an `ONS` action.
   *
   * @default - none
   */
  readonly topicId?: string;
}

/** What is done with an event. */
export interface EventsRuleActions {
  /** One or more actions. */
  readonly actions: EventsRuleActionsActions[];
}

/** Configuration of a rule. */
export interface EventsRuleConfig extends TerraformMetaArguments {
  /** OCID of the compartment that the rule is in. */
  readonly compartmentId: string;

  /** Name of the rule for people. */
  readonly displayName: string;

  /** Whether the rule is at work. */
  readonly isEnabled: boolean;

  /** JSON of what an event has to be like. */
  readonly condition: string;

  /** What is done with an event. */
  readonly actions: EventsRuleActions;

  /**
   * Free-form tags.
   *
   * @default - none
   */
  readonly freeformTags?: { [key: string]: string };
}

/**
 * A rule of the Events service.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/events_rule
 */
export class EventsRule extends TerraformResource {
  /** Type of the resource in Terraform. */
  public static readonly tfResourceType = 'oci_events_rule';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: EventsRuleConfig,
  ) {
    super(scope, id, ociBlock(EventsRule.tfResourceType, config));
  }

  protected override synthesizeAttributes(): { [name: string]: any } {
    const { config } = this;
    return {
      compartment_id: config.compartmentId,
      display_name: config.displayName,
      is_enabled: config.isEnabled,
      condition: config.condition,
      actions: {
        actions: config.actions.actions.map(action => ({
          action_type: action.actionType,
          is_enabled: action.isEnabled,
          topic_id: action.topicId,
        })),
      },
      freeform_tags: config.freeformTags,
    };
  }
}
