import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledged';
import { DeadLetterQueue } from './dead-letter-queue';
import { delivered } from './delivery';

/** Who is told, and of which bus. */
export interface NoticesProps {
  /** How the names of the rules begin. */
  readonly name: string;
  readonly bus: events.IEventBus;
  readonly topic: sns.ITopic;
  readonly targets: readonly events.IRuleTarget[];
  readonly deadLetters: DeadLetterQueue;
}

/** The rules of a hub's bus by which people and programs are told. */
export class Notices extends Construct {
  private readonly role: iam.Role;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NoticesProps,
  ) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      description: 'Publishes what happens to monitored keys',
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    props.topic.grantPublish(this.role);
    acknowledgeWildcards(
      this.role,
      'SNS needs kms:GenerateDataKey* of the key of an encrypted topic, and of no other.',
    );
  }

  /** Tells of events that match: people by a message, the further targets by the event itself. */
  public tell(id: string, eventPattern: events.EventPattern, message: events.RuleTargetInput): events.Rule {
    const { name, bus, topic, targets, deadLetters } = this.props;
    const people = { bind: () => ({ arn: topic.topicArn, role: this.role, input: message }) };
    return new events.Rule(this, id, {
      ruleName: `${name}-${id}`,
      eventBus: bus,
      eventPattern,
      targets: [people, ...targets].map(target => delivered(target, deadLetters.queue)),
    });
  }
}
