import { Duration, Names, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { MemberRoleStackSet } from './member-role-stack-set';
import { fail } from '../private/fail';
import { FUNCTION_ENVIRONMENT, MONITOR_DETAIL_TYPES } from '../private/monitor-contract';
import { encryptedTopic, letAlarmsPublish } from './private/monitor/alarm-topic';
import { DeadLetterQueue } from './private/monitor/dead-letter-queue';
import { delivered } from './private/monitor/delivery';
import { driftAlarms } from './private/monitor/drift-alarms';
import { DriftFunction } from './private/monitor/drift-function';
import { driftChanges } from './private/monitor/event-patterns';
import { FleetStateMachine } from './private/monitor/fleet-state-machine';
import { memberRoleStackSet } from './private/monitor/member-role-stack-set';
import { memberRoleTemplate } from './private/monitor/member-role-template';
import { MESSAGE_OF_CHANGE } from './private/monitor/messages';
import { Notices } from './private/monitor/notices';
import { reportBucket } from './private/monitor/report-bucket';
import { requireHours, requireSettle } from './private/monitor/times';
import { requireTopic } from './private/monitor/within-reach';
import { requireText, requireTexts } from './private/texts';

/** An alarm looks back seven days at most, and waits for two runs. */
const MAX_HOURS = 72;

/** Names of roles have 64 characters at most, with what is put behind this. */
const MAX_NAME_LENGTH = 40;

/** Properties of a `KeyDriftFleet`. */
export interface KeyDriftFleetProps {
  /** Id of the organization of all accounts, `o-…`. No role of another one is taken. */
  readonly organizationId: string;

  /**
   * Name of the role, without a path, by which each account is read. The function may take a role of this name in every account of the
   * organization. A second fleet over the same accounts needs another name.
   *
   * @default 'zoom-cmk-fleet-reader'
   */
  readonly memberRoleName?: string;

  /**
   * Names of the stacks that the role may read in each account, with their templates, which can hold what others keep secret in them. `*` stands
   * for any characters. A row of the inventory with another stack can't be checked.
   *
   * @default ['*']
   */
  readonly memberStackNames?: string[];

  /**
   * Deploys the role to accounts of the organization.
   *
   * @default - not deployed: `memberRoleTemplate` is the template to deploy to every account
   */
  readonly memberRoleStackSet?: MemberRoleStackSet;

  /**
   * Bucket of inventory and reports, in the account and Region of the fleet.
   *
   * @default - a bucket is made, and retained
   */
  readonly bucket?: s3.IBucket;

  /**
   * Key of the inventory in the bucket, without `*` and `?`: a JSON array with one object for each account and Region,
   * `{ "account": "111122223333", "region": "us-east-1", "stacks": ["Zoom"] }`.
   *
   * @default 'inventory.json'
   */
  readonly inventoryKey?: string;

  /**
   * Time between two runs, 1 to 72 whole hours.
   *
   * @default Duration.hours(24)
   */
  readonly every?: Duration;

  /**
   * How many rows are checked at once, 1 to 1,000, in all: so much concurrency of Lambda is reserved for it, of which the account's quota
   * has to leave 100 to others. Each row is an account and Region of its own, so that no quota of KMS is met by more than one.
   *
   * @default 20
   */
  readonly maxConcurrency?: number;

  /**
   * How long drift in an account has to last before it is told of, at most ten minutes.
   *
   * @default Duration.minutes(1)
   */
  readonly settle?: Duration;

  /**
   * Standard topic in the account and Region of the fleet that gets a message of each run that finds something else than the one before, and of the alarms.
   *
   * @default - a topic is made, encrypted with a key of its own
   */
  readonly topic?: sns.ITopic;
}

/**
 * Checks the keys of many accounts: a distributed map of Step Functions goes over an inventory, and the check of `KeyDriftMonitor` looks at
 * each account and Region, with a role of that account.
 *
 * A row that can't be checked fails alone, and is counted as such. Each run ends with one summary report, and metrics for each account.
 *
 * Its code is an asset: the account and Region have to be bootstrapped for the CDK.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export class KeyDriftFleet extends Construct {
  /** The bucket of inventory and reports. */
  public readonly bucket: s3.IBucket;

  /** The topic that gets the messages. */
  public readonly topic: sns.ITopic;

  /** The bus that findings are put on, for rules of your own. */
  public readonly eventBus: events.EventBus;

  /** The state machine. Any execution is a run over the inventory. */
  public readonly stateMachine: sfn.StateMachine;

  /**
   * The template, JSON, of the role that each account needs: for those that no stack set reaches, as the management account. It holds tokens:
   * give it to a `CfnOutput`.
   */
  public readonly memberRoleTemplate: string;

  private readonly name: string;

  /**
   * @throws where an id, a name, a time or a number is not as described, or the topic is one that EventBridge can't deliver to.
   */
  constructor(scope: Construct, id: string, props: KeyDriftFleetProps) {
    super(scope, id);
    const every = props.every ?? Duration.hours(24);
    const settle = props.settle ?? Duration.minutes(1);
    const concurrency = props.maxConcurrency ?? 20;
    const roleName = props.memberRoleName ?? 'zoom-cmk-fleet-reader';
    const stackNames = props.memberStackNames ?? ['*'];
    const inventoryKey = props.inventoryKey ?? 'inventory.json';
    requireHours(this, 'every', every, MAX_HOURS);
    requireSettle(this, settle);
    requireConcurrency(this, concurrency);
    requireText(this, 'organizationId', props.organizationId, /^o-[a-z0-9]{10,32}$/, "such as 'o-exampleorgid'");
    requireText(this, 'memberRoleName', roleName, /^[\w+=,.@-]{1,64}$/, 'the name of a role, without a path');
    // In the rights of the roles, they would stand for other objects.
    requireText(this, 'inventoryKey', inventoryKey, /^[^*?]+$/, "the key of one object, without '*' and '?'");
    requireTexts(this, 'memberStackNames', stackNames, /^[A-Za-z*][A-Za-z0-9*-]{0,127}$/, "such as 'Zoom' or 'Zoom-*'");

    this.name = Names.uniqueResourceName(this, { maxLength: MAX_NAME_LENGTH, separator: '-' });
    this.bucket = props.bucket ?? reportBucket(this);
    this.topic = props.topic ?? encryptedTopic(this);
    requireTopic(this, 'the topic', this.topic);
    letAlarmsPublish(this, this.topic);
    this.eventBus = new events.EventBus(this, 'Bus', {
      eventBusName: this.name,
      description: 'What checks of the keys of many accounts find',
    });
    const deadLetters = new DeadLetterQueue(this, 'Undelivered', { name: this.name, busName: this.name });
    const where = { watch: this.name, bucket: this.bucket, bus: this.eventBus };
    const check = new DriftFunction(this, 'CheckRow', {
      ...where,
      handler: 'checkRow',
      description: 'Checks the keys of one account and Region of a fleet',
      concurrency,
      // The roles of the accounts name it.
      roleName: this.readerName,
      environment: {
        [FUNCTION_ENVIRONMENT.memberRole]: roleName,
        [FUNCTION_ENVIRONMENT.settleSeconds]: String(settle.toSeconds()),
      },
    });
    check.allow(['sts:AssumeRole'], [this.iamArn('*', roleName)], {
      StringEquals: { 'aws:ResourceOrgID': props.organizationId },
    });
    const summary = new DriftFunction(this, 'Summary', {
      ...where,
      handler: 'summarise',
      description: 'Sums up a run over a fleet',
      concurrency: 1,
    });
    summary.allow(['s3:GetObject'], [this.bucket.arnForObjects(inventoryKey)]);
    this.stateMachine = new FleetStateMachine(this, 'Runs', {
      name: this.name,
      bucket: this.bucket,
      inventoryKey,
      maxConcurrency: concurrency,
      checkRow: check.function,
      summarise: summary.function,
      timeout: every,
    }).stateMachine;

    new events.Rule(this, 'Schedule', {
      ruleName: `${this.name}-run`,
      schedule: events.Schedule.rate(every),
      targets: [delivered(new targets.SfnStateMachine(this.stateMachine), deadLetters.queue)],
    });
    const { name, eventBus: bus, topic } = this;
    new Notices(this, 'Notices', { name, bus, topic, deadLetters }).tell(
      'Changed',
      driftChanges(MONITOR_DETAIL_TYPES.fleetChange),
      MESSAGE_OF_CHANGE,
    );
    const alarms = driftAlarms(this, { name, what: 'The fleet', every, failures: this.failedRuns() });
    [...alarms, deadLetters.alarm].forEach(alarm => this.sendToTopic(alarm));

    this.memberRoleTemplate = Stack.of(this).toJsonString(
      memberRoleTemplate({
        roleName,
        readerArn: this.iamArn(Stack.of(this).account, this.readerName),
        account: Stack.of(this).account,
        organizationId: props.organizationId,
        stackNames,
      }),
    );
    if (props.memberRoleStackSet) {
      const template = this.memberRoleTemplate;
      memberRoleStackSet(this, { ...props.memberRoleStackSet, stackSetName: `${name}-member-role`, template });
    }
  }

  /** Runs that did not come to their end: the rows that failed are counted by the summary. */
  private failedRuns(): cloudwatch.IMetric {
    const usingMetrics = {
      failed: this.stateMachine.metricFailed(),
      aborted: this.stateMachine.metricAborted(),
      late: this.stateMachine.metricTimedOut(),
    };
    return new cloudwatch.MathExpression({ expression: 'failed + aborted + late', usingMetrics });
  }

  private sendToTopic(alarm: cloudwatch.Alarm): void {
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }

  /** Roles are of the account: a fleet of this name may be in another Region too. */
  private get readerName(): string {
    return `${this.name}-${Stack.of(this).region}-check`;
  }

  private iamArn(account: string, roleName: string): string {
    return Stack.of(this).formatArn({ service: 'iam', region: '', account, resource: 'role', resourceName: roleName });
  }
}

function requireConcurrency(scope: Construct, concurrency: number): void {
  if (!Token.isUnresolved(concurrency) && !(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 1000)) {
    fail(scope, `maxConcurrency is a whole number, 1 to 1000, got ${concurrency}`);
  }
}
