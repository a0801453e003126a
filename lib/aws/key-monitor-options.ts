import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ZoomCallsOptions } from './zoom-calls-options';

/** What a monitor of a key does with what it sees. */
export interface KeyMonitorOptions {
  /**
   * Standard topic in the account and Region of the primary key that gets a message for people of each call that endangers the key, and of each alarm.
   *
   * Where it is encrypted, it is not with the monitored key, nor with `alias/aws/sns`, which neither EventBridge nor CloudWatch may use.
   * The policies of an imported topic, and of its key, have to let `events.amazonaws.com` and `cloudwatch.amazonaws.com` publish.
   *
   * @default - a topic is made, encrypted with a key of its own
   */
  readonly topic?: sns.ITopic;

  /**
   * Further targets, at most five, which get the events themselves unless they say otherwise. A construct in another Region or account, or an
   * event bus, is refused: EventBridge does not pass an event on to a third bus.
   *
   * They get the monitor's retries and its dead-letter queue where they have none of their own. The queue then lets EventBridge in; an
   * encrypted target has to do so itself.
   *
   * @default - none beside the topic
   */
  readonly targets?: events.IRuleTarget[];

  /**
   * Alarms when Zoom has made no successful call with the key for a while, by a trail of yours.
   *
   * @default - not watched
   */
  readonly zoomCalls?: ZoomCallsOptions;

  /**
   * Dashboard that takes the widgets, so that several keys can share one.
   *
   * @default - one is made
   */
  readonly dashboard?: cloudwatch.Dashboard;
}
