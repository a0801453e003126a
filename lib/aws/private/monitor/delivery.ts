import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** How long, and how often, a delivery is tried before the event goes to the dead-letter queue, whose alarm is the first that tells of it. */
const RETRIES: events.CfnRule.RetryPolicyProperty = {
  maximumEventAgeInSeconds: Duration.hours(1).toSeconds(),
  maximumRetryAttempts: 185,
};

/** A target that is tried again, and whose undelivered events are kept, where it does not say so itself. */
export function delivered(target: events.IRuleTarget, queue: sqs.IQueue): events.IRuleTarget {
  return {
    bind: (rule, id) => {
      const config = target.bind(rule, id);
      return {
        ...config,
        retryPolicy: config.retryPolicy ?? RETRIES,
        deadLetterConfig: config.deadLetterConfig ?? { arn: queue.queueArn },
      };
    },
  };
}
