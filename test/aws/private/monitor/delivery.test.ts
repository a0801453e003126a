import { App, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { KeyDriftMonitor, ZoomKmsKey } from '../../../../lib/aws';
import { deploy, ofType } from '../../deployed-templates';
import { monitored, MONITOR_NAME, PatternRule, patternRules } from '../../monitor-support';
import { ACCOUNT, newStack } from '../../support';

test('every target of every rule is tried again, and has the dead-letter queue of its Region', () => {
  const { app, stack, monitor } = monitored();
  new KeyDriftMonitor(stack, 'Drift', { monitor });
  for (const each of deploy(app)) {
    const sentTo = ofType(each, 'AWS::Events::Rule').flatMap(({ Properties }) => Properties.Targets);
    expect(sentTo.length).toBeGreaterThan(0);
    for (const target of sentTo) {
      expect(target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 });
      expect(target.DeadLetterConfig).toEqual({ Arn: `arn:aws:sqs:${each.region}:${ACCOUNT}:${MONITOR_NAME}` });
    }
  }
});

function targetRules(stack: Stack): PatternRule[] {
  return patternRules(deploy(stack.node.root as App)).filter(({ kind }) => kind === 'Targets');
}

test('a further target gets the event itself, and keeps retries and a dead-letter queue of its own', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const own = {
    deadLetterQueue: new sqs.Queue(stack, 'OwnDeadLetters'),
    retryAttempts: 3,
    maxEventAge: Duration.hours(1),
  };
  new ZoomKmsKey(stack, 'Cmk').monitor({ targets: [new targets.SqsQueue(queue), new targets.SqsQueue(queue, own)] });
  const [{ bus, targets: sentTo }] = targetRules(stack);
  expect(sentTo.map(target => 'InputTransformer' in target)).toEqual([false, false]);
  expect(sentTo[0]).toMatchObject({
    DeadLetterConfig: { Arn: `arn:aws:sqs:us-east-1:${ACCOUNT}:${bus}` },
    RetryPolicy: { MaximumRetryAttempts: 185 },
  });
  expect(sentTo[1]).toMatchObject({
    DeadLetterConfig: { Arn: expect.stringContaining('OwnDeadLetters') },
    RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
  });
});

test('the input of a further target is that which it asks for', () => {
  const stack = newStack();
  const message = events.RuleTargetInput.fromEventPath('$.detail');
  const target = new targets.SqsQueue(new sqs.Queue(stack, 'Queue'), { message });
  new ZoomKmsKey(stack, 'Cmk').monitor({ targets: [target] });
  expect(targetRules(stack)[0].targets[0].InputPath).toBe('$.detail');
});
