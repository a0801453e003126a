import { metricLine } from '../../lib/monitor/metrics';

test('a line is what CloudWatch makes metrics of', () => {
  const line = metricLine({ watch: 'Fleet', account: '111122223333' }, { drift: 2, couldNotCheck: 0 }, new Date(1234));
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    _aws: {
      Timestamp: 1234,
      CloudWatchMetrics: [
        {
          Namespace: 'ZoomCmk',
          Dimensions: [['Watch', 'Account']],
          Metrics: [
            { Name: 'DriftFindings', Unit: 'Count' },
            { Name: 'CouldNotCheck', Unit: 'Count' },
          ],
        },
      ],
    },
    ...{ Watch: 'Fleet', Account: '111122223333', DriftFindings: 2, CouldNotCheck: 0 },
  });
});
