import { Duration } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';

/**
 * How it is noticed that Zoom uses the key no longer.
 *
 * Calls that KMS denies Zoom are logged in Zoom's account alone, so what can be seen is only that the successful ones stop. An account
 * that stores nothing for a while alarms too.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
 */
export interface ZoomCallsOptions {
  /**
   * Log group, in the primary key's Region, of a trail of all Regions of the key that logs management events, reading ones included,
   * and KMS's with them: a trail can leave those out.
   */
  readonly trailLogGroup: logs.ILogGroup;

  /**
   * Whole hours without a call before the alarm, 1 to 168.
   *
   * @default Duration.hours(24)
   */
  readonly quietFor?: Duration;

  /**
   * Account that makes the calls, twelve digits. Required where the key's broker is `ZoomBrokerAccess.principal()` or `none()`, and for a
   * `MultiRegionKey`.
   *
   * @default - the account of Zoom's key broker, where the key's broker is `accountRoot()`, `role()` or `accountRootLimitedToRole()`
   * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902
   */
  readonly callerAccount?: string;
}
