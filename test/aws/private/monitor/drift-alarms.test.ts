import { Duration } from 'aws-cdk-lib';
import { KeyDriftMonitor } from '../../../../lib/aws';
import { DIMENSIONS, METRIC_NAMESPACE, METRICS } from '../../../../lib/private/monitor-contract';
import { deploy } from '../../deployed-templates';
import { alarmOf, monitored, MONITOR_NAME } from '../../monitor-support';

const { app, stack, monitor } = monitored();
new KeyDriftMonitor(stack, 'Drift', { monitor, every: Duration.hours(2) });
const [hub] = deploy(app);

/** A metric of the checks of this key. */
const OF_CHECKS = { Namespace: METRIC_NAMESPACE, Dimensions: [{ Name: DIMENSIONS.watch, Value: MONITOR_NAME }] };

/** Goes off as soon as there is one. */
const AT_ONCE = { ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1, EvaluationPeriods: 1 };

test.each([
  ['drift', METRICS.drift],
  ['unchecked', METRICS.couldNotCheck],
])('the alarm "%s" goes off when the last check says so, and stays until the next one does not', (kind, MetricName) => {
  expect(alarmOf(hub, kind)).toMatchObject({
    ...OF_CHECKS,
    ...AT_ONCE,
    MetricName,
    Statistic: 'Maximum',
    TreatMissingData: 'ignore',
  });
});

test('the alarm "failed" goes off when the function fails', () => {
  const [[functionName]] = Object.entries(hub.resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
  expect(alarmOf(hub, 'failed')).toMatchObject({
    ...AT_ONCE,
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Dimensions: [{ Name: 'FunctionName', Value: `${functionName}.Ref` }],
    Statistic: 'Sum',
    TreatMissingData: 'notBreaching',
  });
});

test('the alarm "silent" goes off when no check has come to its end for two times the schedule', () => {
  expect(alarmOf(hub, 'silent')).toMatchObject({
    ...OF_CHECKS,
    MetricName: METRICS.keys,
    // A check that looked at no key has come to its end too.
    Statistic: 'SampleCount',
    Period: 3600,
    EvaluationPeriods: 4,
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'breaching',
  });
});

test('CloudWatch looks back far enough for the longest schedule', () => {
  const longest = monitored();
  new KeyDriftMonitor(longest.stack, 'Drift', { monitor: longest.monitor, every: Duration.hours(24) });
  const { Period, EvaluationPeriods } = alarmOf(deploy(longest.app)[0], 'silent');
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  expect(Period * EvaluationPeriods).toBeLessThanOrEqual(7 * 24 * 3600);
});

test.each(['drift', 'unchecked', 'failed', 'silent'])(
  'the alarm "%s" tells the topic that it goes off, and that it ends',
  kind => {
    const { AlarmActions, OKActions } = alarmOf(hub, kind);
    expect(AlarmActions).toEqual([expect.stringMatching(/^arn:aws:sns:us-east-1:/)]);
    expect(OKActions).toEqual(AlarmActions);
  },
);
