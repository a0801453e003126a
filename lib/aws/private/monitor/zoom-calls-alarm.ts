import { Duration, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { requireHours } from './times';
import { fail } from '../../../private/fail';
import { METRIC_NAMESPACE } from '../../../private/monitor-contract';
import { ZoomCallsOptions } from '../../zoom-calls-options';

/** CloudWatch evaluates an alarm over seven days at most, with periods of an hour. */
const MAX_HOURS = 168;

/** What is counted, and how it is named. */
export interface ZoomCallsAlarmProps extends ZoomCallsOptions {
  /** How the names begin, which tell this key's metric from another's. */
  readonly name: string;
  readonly keyId: string;
}

/** Goes off when Zoom has made no successful call with a key, in any Region, for a while. */
export class ZoomCallsAlarm extends Construct {
  public readonly alarm: cloudwatch.Alarm;

  /** @throws where the account is not known, or none, or the time is not a number of whole hours that CloudWatch can look back. */
  constructor(scope: Construct, id: string, props: ZoomCallsAlarmProps) {
    super(scope, id);
    const { name, keyId, trailLogGroup, callerAccount } = props;
    requireAccount(this, callerAccount);
    const quietFor = props.quietFor ?? Duration.hours(24);
    requireHours(this, 'quietFor', quietFor, MAX_HOURS);
    const hours = quietFor.toHours();
    const metricName = `ZoomCalls-${name}`;
    const filter = new logs.MetricFilter(this, 'Calls', {
      logGroup: trailLogGroup,
      // All keys of a set have the same id, and the trail has the calls of every Region.
      filterPattern: logs.FilterPattern.literal(
        `{ ($.eventSource = "kms.amazonaws.com") && ($.userIdentity.accountId = "${callerAccount}") && ($.errorCode NOT EXISTS) && ($.resources[0].ARN = "*:key/${keyId}") }`,
      ),
      metricNamespace: METRIC_NAMESPACE,
      metricName,
      metricValue: '1',
      defaultValue: 0,
    });
    this.alarm = filter
      .metric({ statistic: cloudwatch.Stats.SUM, period: Duration.hours(1), label: "Zoom's calls" })
      .createAlarm(this, 'Alarm', {
        alarmName: `${name}-zoom-silent`,
        alarmDescription: `Zoom has made no successful call with the key for ${hours} hours. Calls that KMS denies Zoom are logged in Zoom's account alone: look at the key with zoom-cmk drift, then ask Zoom.`,
        threshold: 1,
        evaluationPeriods: hours,
        comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      });
  }
}

function requireAccount(scope: Construct, account: string | undefined): void {
  if (account === undefined) {
    fail(
      scope,
      "callerAccount is required unless the key's broker is ZoomBrokerAccess.accountRoot(), role() or accountRootLimitedToRole(): give the id, twelve digits, of the account that calls",
    );
  }
  if (!Token.isUnresolved(account) && !/^\d{12}$/.test(account)) {
    fail(scope, `callerAccount is an account id of twelve digits, got '${account}'`);
  }
}
