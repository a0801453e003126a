import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { KeyMonitor } from './key-monitor';
import { fail } from '../private/fail';
import { FUNCTION_ENVIRONMENT, MONITOR_DETAIL_TYPES, WatchedKey } from '../private/monitor-contract';
import {
  LIST_ALIASES_ACTION,
  READ_KEY_ACTIONS,
  READ_STACK_ACTIONS,
  READ_TEMPLATE_ACTION,
} from './private/drift-check-actions';
import { delivered } from './private/monitor/delivery';
import { driftAlarms, driftMetrics } from './private/monitor/drift-alarms';
import { DriftFunction } from './private/monitor/drift-function';
import { CHANGES_OF_KEYS, driftChanges } from './private/monitor/event-patterns';
import { MESSAGE_OF_CHANGE } from './private/monitor/messages';
import { requireOtherKey } from './private/monitor/other-key';
import { reportBucket } from './private/monitor/report-bucket';
import { requireHours, requireSettle } from './private/monitor/times';

/**
 * The environment of a function has 4 KB, and the other variables are well below the rest.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
const MAX_KEYS_LENGTH = 3500;

/** Properties of a `KeyDriftMonitor`. */
export interface KeyDriftMonitorProps {
  /** The monitor of the key, whose events start a check and whose topic hears of what it finds. */
  readonly monitor: KeyMonitor;

  /**
   * Time between two checks, 1 to 24 whole hours. Calls that the monitor sees start one besides.
   *
   * @default Duration.hours(1)
   */
  readonly every?: Duration;

  /**
   * How long drift has to last before it is told of, at most ten minutes: KMS shows changes late, and a deployment takes its time from
   * the first Region to the last.
   *
   * @default Duration.minutes(5)
   */
  readonly settle?: Duration;

  /**
   * Bucket of the reports, in the Region of the primary key: the last one as `<name>/latest.json` and `latest.html`, and one more of each
   * change. What a check found before is read from there.
   *
   * @default - a bucket is made, and retained
   */
  readonly reportBucket?: s3.IBucket;
}

/**
 * Checks in the account itself, on a schedule and after each call that changes a key, whether the keys of all Regions are what the
 * deployed templates declare: the same check as `zoom-cmk drift --deployed`.
 *
 * People are told when something is found that was not there before, or is there no more, and not on each run. What can't be looked at
 * is found too. Alarms go off while there is drift, while something can't be checked, when the function fails, and when no check has come
 * to its end for at least two times the schedule.
 *
 * The function reads the keys and stacks of this one key, and changes nothing. Its code is an asset: the account and Region have to be
 * bootstrapped for the CDK.
 */
export class KeyDriftMonitor extends Construct {
  /** The bucket of the reports. */
  public readonly reportBucket: s3.IBucket;

  /** The function. Any invocation is a check. */
  public readonly checkFunction: lambda.Function;

  /**
   * @throws where the monitor is in another stack, a time is out of range, or the reports would be encrypted with the key itself.
   */
  constructor(scope: Construct, id: string, props: KeyDriftMonitorProps) {
    super(scope, id);
    const { monitor } = props;
    if (Stack.of(this) !== Stack.of(monitor)) {
      fail(this, `the monitor is in stack '${Stack.of(monitor).node.path}': put its drift check in the same stack`);
    }
    const every = props.every ?? Duration.hours(1);
    requireHours(this, 'every', every, 24);
    const settle = props.settle ?? Duration.minutes(5);
    requireSettle(this, settle);
    requireOtherKey(this, 'the bucket of the reports', props.reportBucket, monitor._key);

    this.reportBucket = props.reportBucket ?? reportBucket(this);
    const check = new DriftFunction(this, 'Check', {
      handler: 'checkKey',
      description: 'Checks whether a monitored key is what its templates declare',
      watch: monitor._name,
      bucket: this.reportBucket,
      bus: monitor.eventBus,
      concurrency: 1,
      environment: {
        [FUNCTION_ENVIRONMENT.settleSeconds]: String(settle.toSeconds()),
        [FUNCTION_ENVIRONMENT.keys]: Lazy.string({ produce: () => this.inRoom(JSON.stringify(watchedKeys(monitor))) }),
      },
    });
    this.checkFunction = check.function;
    check.allow(READ_KEY_ACTIONS, Lazy.list({ produce: () => Object.values(monitor._key.keyArns) }) as string[]);
    check.allow([LIST_ALIASES_ACTION], ['*']);
    check.allow([...READ_STACK_ACTIONS, READ_TEMPLATE_ACTION], Lazy.list({ produce: () => stackArns(monitor) }));

    this.startChecks(monitor, every);
    monitor._notices.tell('DriftChanged', driftChanges(MONITOR_DETAIL_TYPES.change), MESSAGE_OF_CHANGE);
    const alarms = { name: monitor._name, what: monitor._keyName, every, failures: check.function.metricErrors() };
    driftAlarms(this, alarms).forEach(alarm => monitor._addAlarm(alarm));
    driftMetrics(monitor._name).forEach(metric => monitor._widgets.addMetric('drift', metric.attachTo(this)));
  }

  /** The names of many long-named stacks may be too much for the environment of a function. */
  private inRoom(keys: string): string {
    if (keys.length > MAX_KEYS_LENGTH) {
      fail(
        this,
        `the names of the keys' stacks are too long for a function, ${keys.length} characters of ${MAX_KEYS_LENGTH}: shorten them`,
      );
    }
    return keys;
  }

  private startChecks(monitor: KeyMonitor, every: Duration): void {
    const { queue } = monitor._deadLetters;
    this.checkFunction.configureAsyncInvoke({ maxEventAge: Duration.hours(1), retryAttempts: 1 });
    const target = delivered(new targets.LambdaFunction(this.checkFunction), queue);
    new events.Rule(this, 'Schedule', {
      ruleName: `${monitor._name}-check`,
      schedule: events.Schedule.rate(every),
      targets: [target],
    });
    new events.Rule(this, 'Changes', {
      ruleName: `${monitor._name}-check-changes`,
      eventBus: monitor.eventBus,
      eventPattern: CHANGES_OF_KEYS,
      targets: [target],
    });
  }
}

function watchedKeys(monitor: KeyMonitor): WatchedKey[] {
  return monitor._key._keysInRegions.map(({ region, resource }) => ({
    region,
    stack: resource.stack.stackName,
    logicalId: resource.stack.resolve(resource.logicalId),
  }));
}

/** ARNs of the stacks of the keys, whose ids end with what nobody knows before. */
function stackArns(monitor: KeyMonitor): string[] {
  const stacks = new Set(monitor._key._keysInRegions.map(({ resource }) => resource.stack));
  return [...stacks].map(({ region, stackName }) =>
    Stack.of(monitor).formatArn({
      service: 'cloudformation',
      region,
      resource: 'stack',
      resourceName: `${stackName}/*`,
    }),
  );
}
