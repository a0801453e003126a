import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue';
import { delivered } from './delivery';

/** Who is told, and of which bus. */
export interface NoticesProps {
  /** How the names of the rules begin. */
  readonly name: string;
  readonly bus: events.IEventBus;
  readonly topic: sns.ITopic;
  readonly deadLetters: DeadLetterQueue;
}

/** The rules of a hub's bus by which people and programs are told. */
export class Notices extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: NoticesProps,
  ) {
    super(scope, id);
    // By the policies of topic and key, and with no condition: EventBridge may fail to deliver to an encrypted topic with a role, and is not
    // known to fulfil conditions there. See docs/adr/0012.
    props.topic.grantPublish(new iam.ServicePrincipal('events.amazonaws.com'));
  }

  /** Tells people, by a message, of events that match. */
  public tell(id: string, eventPattern: events.EventPattern, message: events.RuleTargetInput): void {
    const { topic } = this.props;
    this.pass(id, eventPattern, [{ bind: () => ({ arn: topic.topicArn, input: message, targetResource: topic }) }]);
  }

  /** Passes events that match on, as they are. */
  public pass(id: string, eventPattern: events.EventPattern, targets: readonly events.IRuleTarget[]): void {
    const { name, bus, deadLetters } = this.props;
    new events.Rule(this, id, {
      ruleName: noticeRuleName(name, id),
      eventBus: bus,
      eventPattern,
      targets: targets.map(target => delivered(target, deadLetters.queue)),
    });
  }
}

/**
 * The name of a rule of a hub, as CloudWatch has it. That which CloudFormation gives has the name of the bus before it.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1131
 */
export function noticeRuleName(name: string, id: string): string {
  return `${name}-${id}`;
}
