import { ArnFormat, Names, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { KeyMonitorOptions } from './key-monitor-options';
import { MultiRegionKey } from './multi-region-key';
import { fail } from '../private/fail';
import { KeyInRegion } from './private/key-in-region';
import { encryptedTopic, letAlarmsPublish } from './private/monitor/alarm-topic';
import { DeadLetterQueue, undeliveredAlarmName, undeliveredEvents } from './private/monitor/dead-letter-queue';
import { EventForwarding, forwardedEvents } from './private/monitor/event-forwarding';
import { ALARMS, doneCalls, kmsEvents, REFUSED_CALLS, toldEvents } from './private/monitor/event-patterns';
import { messageOfAlarm, messageOfCall, messageOfKmsEvent, messageOfRefusedCall } from './private/monitor/messages';
import { MonitorDashboard } from './private/monitor/monitor-dashboard';
import { noticeRuleName, Notices } from './private/monitor/notices';
import { requireOtherKey, withOtherKey } from './private/monitor/other-key';
import { KMS_EVENTS, WATCHED_CALLS } from './private/monitor/watched-calls';
import { requireTopic, withinReach } from './private/monitor/within-reach';
import { ZoomCallsAlarm } from './private/monitor/zoom-calls-alarm';

/** EventBridge takes five targets for a rule, and the further targets have one of their own. */
const MAX_TARGETS = 5;

/** Names of rules have 64 characters at most, with the Region and what is put behind this. */
const MAX_NAME_LENGTH = 32;

/** Properties of a `KeyMonitor`. */
export interface KeyMonitorProps extends KeyMonitorOptions {
  /** The key, in the stack that the monitor is in. */
  readonly key: MultiRegionKey;
}

/**
 * Tells of calls that endanger a key, in every Region of it, and of what KMS does with it by itself.
 *
 * Rules in each Region send the events to a hub in the Region of the primary key, and from there to people and programs. No function and
 * no custom resource is needed for that. Replicas that are added later are monitored too.
 *
 * Its limits: EventBridge gets these events on a best-effort basis, and the calls only where a trail of CloudTrail logs management events
 * in the Region. What KMS denies in another account is logged there alone. Whoever administers EventBridge in the account can silence it.
 * Whether the keys are as declared is the matter of `KeyDriftMonitor`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-kms.html
 */
export class KeyMonitor extends Construct {
  /** The topic that gets the messages. */
  public readonly topic: sns.ITopic;

  /** The hub's bus, for rules of your own: it gets what is seen in every Region. */
  public readonly eventBus: events.EventBus;

  /** The dashboard with the widgets of this monitor. */
  public readonly dashboard: cloudwatch.Dashboard;

  /** @internal */
  public readonly _key: MultiRegionKey;

  /** How all its names begin, the same in every Region. @internal */
  public readonly _name: string;

  /** Tells of events of the hub. @internal */
  public readonly _notices: Notices;

  /** @internal */
  public readonly _widgets: MonitorDashboard;

  /** Takes what could not be delivered, in the Region of the hub. @internal */
  public readonly _deadLetters: DeadLetterQueue;

  /**
   * @throws where the key is in another stack, or monitored already, where the alarms would depend on the key itself, where topic or targets
   * are what EventBridge can't deliver to, or where it is not known who makes Zoom's calls.
   */
  constructor(scope: Construct, id: string, props: KeyMonitorProps) {
    super(scope, id);
    this._key = props.key;
    if (Stack.of(this) !== Stack.of(props.key)) {
      fail(this, `the key is in stack '${Stack.of(props.key).node.path}': put its monitor in the same stack`);
    }
    const targets = props.targets ?? [];
    if (targets.length > MAX_TARGETS) {
      fail(this, `a rule of EventBridge takes ${MAX_TARGETS} targets, got ${targets.length} beside the topic`);
    }
    requireOtherKey(this, 'the topic', props.topic, props.key);

    const name = Names.uniqueResourceName(this, { maxLength: MAX_NAME_LENGTH, separator: '-' });
    // The hub of another stack of this name may be in the Region of a replica.
    this._name = `${name}-${Stack.of(this).region}`;
    this.eventBus = new events.EventBus(this, 'Bus', {
      eventBusName: this._name,
      description: 'What happens to a monitored key, in all its Regions',
    });
    this._deadLetters = new DeadLetterQueue(this, 'Undelivered', { name: this._name, busName: this._name });
    this.topic = props.topic ?? encryptedTopic(this);
    requireTopic(this, 'the topic', this.topic);
    letAlarmsPublish(this, this.topic);
    this._notices = new Notices(this, 'Notices', {
      name: this._name,
      bus: this.eventBus,
      topic: this.topic,
      deadLetters: this._deadLetters,
    });
    this._widgets = new MonitorDashboard(this, 'Dashboard', this._keyName, props.dashboard);
    this.dashboard = this._widgets.dashboard;

    this.tellOfEvents();
    if (targets.length > 0) {
      const others = targets.map(target => withinReach(this, withOtherKey(this, target, props.key)));
      this._notices.pass('Targets', toldEvents(props.key._grantingAccount), others);
    }
    if (props.zoomCalls) {
      const callerAccount = props.zoomCalls.callerAccount ?? props.key._callingAccount;
      const calls = { ...props.zoomCalls, callerAccount, name: this._name, keyId: props.key.keyId };
      this._addAlarm(new ZoomCallsAlarm(this, 'ZoomCalls', calls).alarm);
    }
    this._addAlarm(this._deadLetters.alarm);
    props.key._watchedBy(this, key => this.watch(key));
  }

  /** What people call the key. @internal */
  public get _keyName(): string {
    const alias = this._key._aliasName;
    return alias === undefined || Token.isUnresolved(alias) ? this._key.node.path : alias;
  }

  /** Makes the topic hear of an alarm, and of its end, and shows it. @internal */
  public _addAlarm(alarm: cloudwatch.Alarm): void {
    alarm.addOkAction(new SnsAction(this.topic));
    this.addAlarmOfCalls(alarm);
  }

  /** That no further call was made, by which such an alarm ends, is no good news: nobody is told. */
  private addAlarmOfCalls(alarm: cloudwatch.Alarm): void {
    alarm.addAlarmAction(new SnsAction(this.topic));
    this._widgets.addAlarm(alarm);
  }

  private tellOfEvents(): void {
    const name = this._keyName;
    const endangering: string[] = [];
    for (const kind of WATCHED_CALLS) {
      // Grants of a service that was given the right to make them are its daily work.
      const exceptBy = kind.id === 'GrantsChanged' ? this._key._grantingAccount : undefined;
      this.tell(kind.id, doneCalls(kind, exceptBy), messageOfCall(name, kind));
      if (kind.endangers) endangering.push(kind.id);
    }
    for (const kind of KMS_EVENTS) {
      this.tell(kind.id, kmsEvents(kind), messageOfKmsEvent(name, kind));
      if (kind.endangers) endangering.push(kind.id);
    }
    this.tell('Refused', REFUSED_CALLS, messageOfRefusedCall(name));
    this.tell('Undeliverable', ALARMS, messageOfAlarm(name));
    this.addAlarmOfCalls(this.endangeredAlarm(endangering));
  }

  private tell(id: string, pattern: events.EventPattern, message: events.RuleTargetInput): void {
    this._notices.tell(id, pattern, message);
    this._widgets.addMetric('events', this.triggered(id, id));
  }

  private endangeredAlarm(ids: string[]): cloudwatch.Alarm {
    const usingMetrics = Object.fromEntries(ids.map((id, index) => [`m${index}`, this.triggered(id)]));
    // No `FILL`: a metric that comes late would be taken for none. Missing ones count as nothing in a sum.
    const sum = Object.keys(usingMetrics);
    return new cloudwatch.MathExpression({ expression: sum.join(' + '), usingMetrics }).createAlarm(
      this,
      'Endangered',
      {
        alarmName: `${this._name}-endangered`,
        alarmDescription: `A call that may end Zoom's access to ${this._keyName} was made: the message about it says which, and by whom.`,
        threshold: 1,
        evaluationPeriods: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      },
    );
  }

  private triggered(id: string, label?: string): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/Events',
      metricName: 'TriggeredRules',
      dimensionsMap: { EventBusName: this.eventBus.eventBusName, RuleName: noticeRuleName(this._name, id) },
      statistic: cloudwatch.Stats.SUM,
      label,
    }).attachTo(this);
  }

  /** Watches the key of one Region. All of it is named, so that nothing has to be read from one Region in another. */
  private watch({ region, keyArn, scope }: KeyInRegion): void {
    const isHub = scope === this._key;
    const parent = isHub ? this : new Construct(scope, 'Monitor');
    const deadLetters = isHub ? this._deadLetters : new DeadLetterQueue(parent, 'Undelivered', { name: this._name });
    const alias = this._key._aliasName;
    const stack = Stack.of(parent);
    new EventForwarding(parent, 'Forwarding', {
      name: this._name,
      keyArn,
      aliasArn: alias && stack.formatArn({ service: 'kms', resource: alias }),
      busArn: isHub ? this.eventBus.eventBusArn : this.busArnIn(stack),
      deadLetters: deadLetters.queue,
      // In the hub's Region, the topic hears of it directly.
      alarm: isHub ? undefined : deadLetters.alarm,
    });
    this._widgets.addMetric('forwarded', forwardedEvents(this._name, region));
    this._widgets.addMetric('undelivered', undeliveredEvents(this._name, region));
    if (!isHub) this._widgets.addAlarm(this.alarmIn(region));
  }

  private busArnIn(stack: Stack): string {
    const { region } = Stack.of(this);
    return stack.formatArn({ service: 'events', region, resource: 'event-bus', resourceName: this._name });
  }

  private alarmIn(region: string): cloudwatch.IAlarm {
    const alarmArn = Stack.of(this).formatArn({
      service: 'cloudwatch',
      region,
      resource: 'alarm',
      resourceName: undeliveredAlarmName(this._name),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return cloudwatch.Alarm.fromAlarmArn(this, `UndeliveredIn-${region}`, alarmArn);
  }
}
