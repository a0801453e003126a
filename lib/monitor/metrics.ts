import { DIMENSIONS, METRIC_NAMESPACE, METRICS } from '../private/monitor-contract';

/** Values of metrics, by what they measure. */
export type MetricValues = Partial<Readonly<Record<keyof typeof METRICS, number>>>;

/** What metrics are of. */
export type MetricDimensions = Partial<Readonly<Record<keyof typeof DIMENSIONS, string>>>;

/**
 * A line of the log that CloudWatch makes metrics of.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricLine(of: MetricDimensions, values: MetricValues, at: Date): string {
  const dimensions = named(DIMENSIONS, of);
  const metrics = named(METRICS, values);
  return JSON.stringify({
    _aws: {
      Timestamp: at.getTime(),
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: Object.keys(metrics).map(Name => ({ Name, Unit: 'Count' })),
        },
      ],
    },
    ...dimensions,
    ...metrics,
  });
}

function named<K extends string, V>(
  names: Readonly<Record<K, string>>,
  values: Partial<Record<K, V>>,
): Record<string, V> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [names[key as K], value as V]));
}
