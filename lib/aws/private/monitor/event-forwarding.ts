import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { delivered } from './delivery';
import { alarmGoesOff, callsOn, kmsEventsOf } from './event-patterns';

/** What is forwarded, and where to. */
export interface EventForwardingProps {
  /** How all names begin. The same in every Region, so that the dashboard can tell them without reading other stacks. */
  readonly name: string;
  readonly keyArn: string;
  readonly aliasArn?: string;
  /** ARN of the hub's bus, which may be in another Region. */
  readonly busArn: string;
  readonly deadLetters: sqs.IQueue;
  /** Alarm of the Region that the hub is told of. @default - none */
  readonly alarm?: cloudwatch.IAlarm;
}

/** The rules on a Region's default bus that send the hub what happens to the key of the Region. */
export class EventForwarding extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: EventForwardingProps,
  ) {
    super(scope, id);
    const { keyArn, aliasArn, alarm } = props;
    const role = this.role();
    const target = delivered({ bind: () => ({ arn: props.busArn, role }) }, props.deadLetters);
    const patterns = {
      calls: callsOn(aliasArn ? [keyArn, aliasArn] : [keyArn]),
      events: kmsEventsOf(keyArn),
      ...(alarm && { alarms: alarmGoesOff(alarm.alarmArn) }),
    };
    for (const [kind, eventPattern] of Object.entries(patterns)) {
      new events.Rule(this, kind, {
        ruleName: forwardingRuleName(props.name, kind),
        description: 'Sends what happens to a monitored key to the hub of its monitor',
        eventPattern,
        targets: [target],
      });
    }
  }

  /** It may put events on the hub's bus, and nothing else. */
  private role(): iam.IRole {
    const { account } = Stack.of(this);
    const role = new iam.Role(this, 'Role', {
      description: 'Sends what happens to a monitored key to the hub of its monitor',
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    role.addToPolicy(new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [this.props.busArn] }));
    return role;
  }
}

/** The name of a rule of a Region. */
function forwardingRuleName(name: string, kind: string): string {
  return `${name}-${kind}`;
}

/** How often the rules of a Region found something to forward, by the names alone. */
export function forwardedEvents(name: string, region: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Events',
    metricName: 'TriggeredRules',
    dimensionsMap: { RuleName: forwardingRuleName(name, 'calls') },
    statistic: cloudwatch.Stats.SUM,
    label: region,
    region,
  });
}
