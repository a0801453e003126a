import { App, Aws, Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { MultiRegionKey, ZoomBrokerAccess, ZoomCallsOptions, ZoomKmsKey } from '../../../../lib/aws';
import { deploy, ofType } from '../../deployed-templates';
import { Event, KEY_ID, OTHER_KEY_ID, SAMPLES, sampleWith } from '../../event-samples';
import { at } from '../../input-template';
import { alarmOf, monitored, MONITOR_NAME } from '../../monitor-support';
import { newStack } from '../../support';

const trailLogGroup = logs.LogGroup.fromLogGroupName(newStack(), 'Trail', 'trail');

function zoomCalls(options: Partial<ZoomCallsOptions> = {}) {
  const [hub] = deploy(monitored({ zoomCalls: { trailLogGroup, ...options } }).app);
  return { filter: ofType(hub, 'AWS::Logs::MetricFilter')[0].Properties, alarm: alarmOf(hub, 'zoom-silent') };
}

test('with minimal options, an alarm goes off after a day without a call of the key broker', () => {
  const { filter, alarm } = zoomCalls();
  expect(filter).toEqual({
    LogGroupName: 'trail',
    FilterPattern: `{ ($.eventSource = "kms.amazonaws.com") && ($.userIdentity.accountId = "409910850980") && ($.errorCode NOT EXISTS) && ($.resources[0].ARN = "*:key/${KEY_ID}") }`,
    MetricTransformations: [
      { MetricNamespace: 'ZoomCmk', MetricName: `ZoomCalls-${MONITOR_NAME}`, MetricValue: '1', DefaultValue: 0 },
    ],
  });
  expect(alarm).toMatchObject({
    Metrics: [
      {
        MetricStat: {
          Metric: { Namespace: 'ZoomCmk', MetricName: `ZoomCalls-${MONITOR_NAME}` },
          Stat: 'Sum',
          Period: 3600,
        },
      },
    ],
    EvaluationPeriods: 24,
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'breaching',
    AlarmDescription: expect.stringContaining('for 24 hours'),
  });
});

test('with maximal options, the time and the account are those that are given', () => {
  const { filter, alarm } = zoomCalls({ quietFor: Duration.days(7), callerAccount: '444455556666' });
  expect(alarm.EvaluationPeriods).toBe(168);
  expect(alarm.AlarmDescription).toContain('for 168 hours');
  expect(filter.FilterPattern).toContain('"444455556666"');
});

test('an account that is known at deployment only is taken', () => {
  expect(zoomCalls({ callerAccount: Aws.ACCOUNT_ID }).filter.FilterPattern).toContain('"111122223333"');
});

/** The pattern of the calls that are counted of a key whose broker is let in in some way. */
function patternFor(broker: ZoomBrokerAccess, callerAccount?: string): string {
  const [hub] = deploy(monitored({ zoomCalls: { trailLogGroup, callerAccount } }, { broker }).app);
  return ofType(hub, 'AWS::Logs::MetricFilter')[0].Properties.FilterPattern;
}

test.each([
  ['the account', ZoomBrokerAccess.accountRoot()],
  ['the role', ZoomBrokerAccess.role()],
  ['the account, limited to the role', ZoomBrokerAccess.accountRootLimitedToRole()],
])('where the key lets in %s of the key broker, its account is known', (_, broker) => {
  expect(patternFor(broker)).toContain('accountId = "409910850980"');
});

const OTHERS: ReadonlyArray<[string, ZoomBrokerAccess]> = [
  ['another principal', ZoomBrokerAccess.principal(new iam.AccountPrincipal('444455556666'))],
  ['no broker', ZoomBrokerAccess.none()],
];

test.each(OTHERS)('where the key lets in %s, the account is the one that is given', (_, broker) => {
  expect(patternFor(broker, '777788889999')).toContain('accountId = "777788889999"');
});

const NOT_KNOWN =
  "callerAccount is required unless the key's broker is ZoomBrokerAccess.accountRoot(), role() or accountRootLimitedToRole(): give the id, twelve digits, of the account that calls";

test.each(OTHERS)('fails where the key lets in %s, and no account is given', (_, broker) => {
  expect(() => patternFor(broker)).toThrow(NOT_KNOWN);
});

test("fails for a key that is not Zoom's, where no account is given", () => {
  const key = new MultiRegionKey(newStack(), 'Key');
  expect(() => key.monitor({ zoomCalls: { trailLogGroup } })).toThrow(NOT_KNOWN);
});

test("takes a key that is not Zoom's, with the account", () => {
  const stack = newStack();
  new MultiRegionKey(stack, 'Key').monitor({ zoomCalls: { trailLogGroup, callerAccount: '777788889999' } });
  const [hub] = deploy(stack.node.root as App);
  expect(ofType(hub, 'AWS::Logs::MetricFilter')[0].Properties.FilterPattern).toContain('"777788889999"');
});

/** Whether CloudWatch Logs counts a record: that of its patterns which this library uses. */
function counts(pattern: string, record: Event): boolean {
  const terms = [...pattern.matchAll(/\((\$\S+) (?:(NOT EXISTS)|= "([^"]*)")\)/g)];
  expect(`{ ${terms.map(([term]) => term).join(' && ')} }`).toBe(pattern);
  return terms.every(([, path, absent, text]) => {
    const value = at(path, record);
    return absent ? value === undefined : new RegExp(`^${text.replaceAll('*', '.*')}$`).test(String(value));
  });
}

test.each([
  ["a call of Zoom's key broker", SAMPLES['decrypt-by-zoom'], true],
  ['its call in another Region', sampleWith('decrypt-by-zoom', 'us-west-2', 'eu-central-1'), true],
  ['its call on another key', sampleWith('decrypt-by-zoom', KEY_ID, OTHER_KEY_ID), false],
  [
    'its call that failed',
    sampleWith('decrypt-by-zoom', '"readOnly"', '"errorCode":"KMSInvalidStateException","readOnly"'),
    false,
  ],
  ['a call of another account', sampleWith('decrypt-by-zoom', '409910850980', '444455556666'), false],
  ['a call of its own account', SAMPLES['describe-key'], false],
])('%s is counted or not, as it should be', (_, { detail }, expected) => {
  expect(counts(zoomCalls().filter.FilterPattern, detail)).toBe(expected);
});

test('keys that are watched in one log group have metrics of their own', () => {
  const stack = newStack();
  const trail = logs.LogGroup.fromLogGroupName(stack, 'Trail', 'trail');
  for (const id of ['Recordings', 'Voicemail']) {
    new ZoomKmsKey(stack, id).monitor({ zoomCalls: { trailLogGroup: trail } });
  }
  const [hub] = deploy(stack.node.root as never);
  const filters = ofType(hub, 'AWS::Logs::MetricFilter').map(({ Properties }) => Properties);
  expect(new Set(filters.map(filter => filter.MetricTransformations[0].MetricName)).size).toBe(2);
  expect(new Set(filters.map(filter => filter.FilterPattern)).size).toBe(2);
});

test.each([
  ['half an hour', { quietFor: Duration.minutes(30) }, 'quietFor is 1 to 168 whole hours, got 30 minutes'],
  ['an hour and a half', { quietFor: Duration.minutes(90) }, 'quietFor is 1 to 168 whole hours, got 1 hour 30 minutes'],
  ['no time', { quietFor: Duration.hours(0) }, 'quietFor is 1 to 168 whole hours, got 0 hours'],
  ['more than a week', { quietFor: Duration.hours(169) }, 'quietFor is 1 to 168 whole hours, got 7 days 1 hour'],
  [
    'a short account',
    { callerAccount: '40991085098' },
    "callerAccount is an account id of twelve digits, got '40991085098'",
  ],
  ['an ARN', { callerAccount: 'arn:aws:iam::409910850980:root' }, 'callerAccount is an account id of twelve digits'],
])('fails for %s', (_, options, message) => {
  expect(() => zoomCalls(options)).toThrow(message);
});
