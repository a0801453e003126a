import { IRuleTarget } from 'aws-cdk-lib/aws-events';
import * as fc from 'fast-check';
import { KeyDriftMonitor, ZoomSearchAccess } from '../../../../lib/aws';
import { KMS_EVENTS, WATCHED_CALLS } from '../../../../lib/aws/private/monitor/watched-calls';
import { MONITOR_DETAIL_TYPES, MONITOR_EVENT_SOURCE } from '../../../../lib/private/monitor-contract';
import { Moto } from '../../../moto';
import { deploy } from '../../deployed-templates';
import { matches } from '../../event-pattern';
import { Event, KEY_ID, OTHER_KEY_ID, SAMPLES, sampleWith } from '../../event-samples';
import { forwardedBy, monitored, PatternRule, patternRules, toldBy } from '../../monitor-support';
import { motoMatches } from '../../moto-event-pattern';
import { ACCOUNT } from '../../support';

function rulesOf(search: ZoomSearchAccess, targets: IRuleTarget[] = []): PatternRule[] {
  const { app, stack, monitor } = monitored({ targets }, { search });
  new KeyDriftMonitor(stack, 'Drift', { monitor });
  return patternRules(deploy(app));
}

const rules = rulesOf(ZoomSearchAccess.role());
const rulesWithoutSearch = rulesOf(ZoomSearchAccess.none());

const QUEUE: IRuleTarget = { bind: () => ({ arn: `arn:aws:sqs:us-east-1:${ACCOUNT}:queue` }) };
const rulesWithTarget = rulesOf(ZoomSearchAccess.role(), [QUEUE]);
const rulesWithTargetAlone = rulesOf(ZoomSearchAccess.none(), [QUEUE]);

/** Each sample, the rule of its Region that forwards it, and the rules of the hub that it reaches. */
const EXPECTED: Readonly<Record<string, [forwarding: string[], telling: string[]]>> = {
  'disable-key': [['calls'], ['Retired', 'check-changes']],
  'schedule-key-deletion': [['calls'], ['Retired', 'check-changes']],
  'cancel-key-deletion': [['calls'], ['Restored', 'check-changes']],
  'enable-key': [['calls'], ['Restored', 'check-changes']],
  'put-key-policy': [['calls'], ['PolicyPut', 'check-changes']],
  'put-key-policy-by-cloudformation': [['calls'], ['PolicyPut', 'check-changes']],
  'disable-key-rotation': [['calls'], ['RotationOff', 'check-changes']],
  'create-grant': [['calls'], ['GrantsChanged']],
  'create-grant-by-service': [['calls'], ['GrantsChanged']],
  'create-grant-by-zoom-search': [['calls'], []],
  'revoke-grant': [['calls'], ['GrantsChanged']],
  'retire-grant': [['calls'], ['GrantsChanged']],
  'replicate-key': [['calls'], ['RegionsChanged', 'check-changes']],
  'update-primary-region-in-the-old-one': [['calls'], ['RegionsChanged', 'check-changes']],
  // It names no resources. The entry of the old primary Region tells of the change.
  'update-primary-region-in-the-new-one': [[], []],
  'create-alias': [['calls'], ['AliasChanged', 'check-changes']],
  'update-alias-towards-the-key': [['calls'], ['AliasChanged', 'check-changes']],
  'update-alias-away-from-the-key': [['calls'], ['AliasChanged', 'check-changes']],
  'delete-alias': [['calls'], ['AliasChanged', 'check-changes']],
  'disable-key-denied': [['calls'], ['Refused']],
  'put-key-policy-refused': [['calls'], ['Refused']],
  'kms-cmk-deletion': [['events'], ['Deleted', 'check-changes']],
  'kms-cmk-rotation': [['events'], ['Rotated', 'check-changes']],
  'cloudwatch-alarm-state-change': [['alarms'], ['Undeliverable']],
  'describe-key': [[], []],
  'decrypt-by-zoom': [[], []],
};

test.each(Object.keys(SAMPLES))('the sample %s is forwarded by, and reaches, what it should', name => {
  const forwarding = forwardedBy(rules, SAMPLES[name]);
  const telling = forwarding.length > 0 ? toldBy(rules, SAMPLES[name]) : [];
  expect([forwarding, telling]).toEqual(EXPECTED[name]);
});

test.each([
  [MONITOR_DETAIL_TYPES.change, ['DriftChanged']],
  [MONITOR_DETAIL_TYPES.finding, []],
])('what a drift check tells as %s reaches the people it is for, and starts no check', (detailType, kinds) => {
  expect(toldBy(rules, { source: MONITOR_EVENT_SOURCE, 'detail-type': detailType, detail: {} })).toEqual(kinds);
});

const OF_CHECKS = [MONITOR_DETAIL_TYPES.change, MONITOR_DETAIL_TYPES.finding].map((detailType): Event => ({
  source: MONITOR_EVENT_SOURCE,
  'detail-type': detailType,
  detail: {},
}));

test.each([
  ["with Zoom's search service", rulesWithTarget],
  ['without it', rulesWithTargetAlone],
])('further targets get all that people are told of, and nothing else, %s', (_, all) => {
  const refusedGrant = sampleWith(
    'create-grant-by-zoom-search',
    '"eventName"',
    '"errorCode":"AccessDenied","eventName"',
  );
  for (const event of [...Object.values(SAMPLES), ...Object.values(NEAR_MISSES), refusedGrant, ...OF_CHECKS]) {
    if (forwardedBy(all, event).length === 0 && event.source !== MONITOR_EVENT_SOURCE) continue;
    const kinds = toldBy(all, event).filter(kind => kind !== 'check-changes');
    const people = kinds.filter(kind => kind !== 'Targets');
    expect(kinds).toEqual(people.length > 0 ? expect.arrayContaining(['Targets']) : []);
  }
});

test("a grant of Zoom's search service is its daily work where it may make them, and told of where it may not", () => {
  const grant = SAMPLES['create-grant-by-zoom-search'];
  expect(toldBy(rules, grant)).toEqual([]);
  expect(forwardedBy(rulesWithoutSearch, grant)).toEqual(['calls']);
  expect(toldBy(rulesWithoutSearch, grant)).toEqual(['GrantsChanged']);
});

test("a grant of another account is told of, also where Zoom's search service may make them", () => {
  const grant = sampleWith('create-grant-by-zoom-search', '735735407888', '444455556666');
  expect(toldBy(rules, grant)).toEqual(['GrantsChanged']);
});

const KEY_ARN = `arn:aws:kms:us-west-2:${ACCOUNT}:key/${KEY_ID}`;
const ALARM = 'Zoom-Cmk-Monitor-18097FA5-us-east-1-undelivered';

/** What differs from a sample in one thing that counts. */
const NEAR_MISSES: Readonly<Record<string, Event>> = {
  'a call on another key': sampleWith('disable-key', KEY_ID, OTHER_KEY_ID),
  'the scheduled deletion of another key': sampleWith('schedule-key-deletion', KEY_ID, OTHER_KEY_ID),
  'a call on a key whose id begins alike': sampleWith('disable-key', KEY_ID, `${KEY_ID}0`),
  'a call on a key of another account': sampleWith('disable-key', KEY_ARN, KEY_ARN.replace(ACCOUNT, '444455556666')),
  'a call on the key of another Region': sampleWith('disable-key', KEY_ARN, KEY_ARN.replace('us-west-2', 'us-east-1')),
  'a call in a Region that has no key': sampleWith('disable-key', 'us-west-2', 'eu-central-1'),
  'a call in another case': sampleWith('disable-key', 'DisableKey', 'disablekey'),
  'a call whose name is longer': sampleWith('disable-key', 'DisableKey', 'DisableKeyRotationOfAll'),
  'an event of another source': sampleWith('disable-key', 'aws.kms', 'custom.kms'),
  'a call of another service': sampleWith('disable-key', 'kms.amazonaws.com', 's3.amazonaws.com'),
  'an event that CloudTrail has from a service': sampleWith('disable-key', 'AWS API Call', 'AWS Service Event'),
  'a call that reads': SAMPLES['describe-key'],
  'a call that uses the key': SAMPLES['decrypt-by-zoom'],
  'another alias that is pointed to another key': sampleWith(
    'update-alias-away-from-the-key',
    'alias/zoom-cmk',
    'alias/zoom-cmk-2',
  ),
  'the alias of another Region': sampleWith('update-alias-away-from-the-key', ':us-east-1:', ':us-west-2:'),
  'the deletion of another key': sampleWith('kms-cmk-deletion', KEY_ID, OTHER_KEY_ID),
  'the rotation of the key of another Region': sampleWith('kms-cmk-rotation', ':us-east-1:', ':us-west-2:'),
  'an expiry, which this key cannot have': sampleWith(
    'kms-cmk-deletion',
    'CMK Deletion',
    'Imported Key Material Expiration',
  ),
  'an alarm that ends': sampleWith('cloudwatch-alarm-state-change', '"ALARM"', '"OK"'),
  'another alarm': sampleWith('cloudwatch-alarm-state-change', ALARM, 'another'),
  // The topic hears of it directly.
  "the alarm of the hub's own Region": sampleWith('cloudwatch-alarm-state-change', 'us-west-2', 'us-east-1'),
};

test.each(Object.keys(NEAR_MISSES))('%s is not forwarded', name => {
  expect(forwardedBy(rules, NEAR_MISSES[name])).toEqual([]);
  expect(forwardedBy(rulesWithoutSearch, NEAR_MISSES[name])).toEqual([]);
});

(Moto.isInstalled() ? test : test.skip)('moto finds the same of every rule with every event', () => {
  const all = [...rules, ...rulesWithoutSearch, ...rulesWithTarget];
  const events = [...Object.entries(SAMPLES), ...Object.entries(NEAR_MISSES)];
  const pairs = all.flatMap(rule => events.map(([name, event]) => ({ rule, name, event })));
  const found = motoMatches(pairs.map(({ rule, event }) => [rule.pattern, event]));
  const differing = pairs.filter(({ rule, event }, index) => matches(rule.pattern, event) !== found[index]);
  expect(differing.map(({ rule, name }) => `${rule.kind} in ${rule.region}: ${name}`)).toEqual([]);
});

const WATCHED = WATCHED_CALLS.flatMap(({ calls }) => calls);

/** What a caller may write for a key. */
const keyId = (id: string, region: string) =>
  fc.constantFrom(
    id,
    `arn:aws:kms:${region}:${ACCOUNT}:key/${id}`,
    'alias/zoom-cmk',
    `arn:aws:kms:${region}:${ACCOUNT}:alias/zoom-cmk`,
    'alias/another',
    undefined,
  );

test('for every watched call, it is the resources that count, and not what the caller wrote for the key', () => {
  const arbitrary = fc.record({
    call: fc.constantFrom(...WATCHED),
    region: fc.constantFrom('us-east-1', 'us-west-2'),
    request: fc.constantFrom(KEY_ID, OTHER_KEY_ID).chain(id => keyId(id, 'us-east-1')),
    isOurs: fc.boolean(),
  });
  fc.assert(
    fc.property(arbitrary, ({ call, region, request, isOurs }) => {
      const event = structuredClone(SAMPLES['create-grant']);
      const ARN = `arn:aws:kms:${region}:${ACCOUNT}:key/${isOurs ? KEY_ID : OTHER_KEY_ID}`;
      const detail = { ...event.detail, eventName: call, resources: [{ ...event.detail.resources[0], ARN }] };
      const called = { ...event, region, detail: { ...detail, requestParameters: request && { keyId: request } } };
      expect(forwardedBy(rules, called)).toEqual(isOurs ? ['calls'] : []);
    }),
  );
});

test.each(WATCHED)('the call %s is told of once, and once too where it is refused', call => {
  const done = sampleWith('disable-key', 'DisableKey', call);
  const notices = (event: Event) => toldBy(rulesWithoutSearch, event).filter(kind => kind !== 'check-changes');
  expect(notices(done)).toEqual([WATCHED_CALLS.find(({ calls }) => calls.includes(call))!.id]);
  expect(notices(sampleWith('disable-key-denied', 'DisableKey', call))).toEqual(['Refused']);
});

test('the watched calls are these', () => {
  expect([...WATCHED].sort()).toEqual([
    'CancelKeyDeletion',
    'CreateAlias',
    'CreateGrant',
    'DeleteAlias',
    'DisableKey',
    'DisableKeyRotation',
    'EnableKey',
    'PutKeyPolicy',
    'ReplicateKey',
    'RetireGrant',
    'RevokeGrant',
    'ScheduleKeyDeletion',
    'UpdateAlias',
    'UpdatePrimaryRegion',
  ]);
  expect(KMS_EVENTS.map(({ detailType }) => detailType)).toEqual(['KMS CMK Deletion', 'KMS CMK Rotation']);
});

test('no pattern is longer than EventBridge takes by default', () => {
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
  for (const { pattern } of rulesWithTarget) expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
});
