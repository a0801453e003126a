import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { DIMENSIONS, METRIC_NAMESPACE, METRICS } from '../../../private/monitor-contract';

/** Alarms of the checks of a key, or of a fleet. */
export interface DriftAlarmsProps {
  /** How the names begin, and the dimension of the metrics. */
  readonly name: string;
  /** What is checked, in words. */
  readonly what: string;
  /** Time between two runs. */
  readonly every: Duration;
  /** What fails when a run does. */
  readonly failures: cloudwatch.IMetric;
}

/** Drift, what can't be checked, runs that fail, and runs that don't come. */
export function driftAlarms(scope: Construct, { name, what, every, failures }: DriftAlarmsProps): cloudwatch.Alarm[] {
  const [drift, couldNotCheck, keys] = driftMetrics(name);
  const alarm = (id: string, alarmDescription: string, options: cloudwatch.AlarmProps) =>
    new cloudwatch.Alarm(scope, id, { alarmName: `${name}-${id.toLowerCase()}`, alarmDescription, ...options });
  const some = {
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  };
  // Between two runs there is no data, and what the last one found still holds.
  const untilTheNext = { ...some, treatMissingData: cloudwatch.TreatMissingData.IGNORE };
  return [
    alarm('Drift', `${what}: not what is declared. The message of the change, and the report, say what.`, {
      ...untilTheNext,
      metric: drift,
    }),
    alarm('Unchecked', `${what}: not everything could be checked, which may hide anything.`, {
      ...untilTheNext,
      metric: couldNotCheck,
    }),
    alarm('Failed', `${what}: a drift check has failed. The log of the function says why.`, {
      ...some,
      metric: failures,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }),
    alarm('Silent', `${what}: no drift check has come to its end for at least two times the schedule.`, {
      metric: keys.with({ statistic: cloudwatch.Stats.SAMPLE_COUNT, period: Duration.hours(1) }),
      evaluationPeriods: 2 * every.toHours(),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    }),
  ];
}

/** Drift, what could not be checked, and the keys that were: what the last run said of each. */
export function driftMetrics(name: string): cloudwatch.Metric[] {
  return [METRICS.drift, METRICS.couldNotCheck, METRICS.keys].map(
    metricName =>
      new cloudwatch.Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: { [DIMENSIONS.watch]: name },
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
  );
}
