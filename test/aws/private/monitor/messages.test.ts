import { KeyDriftMonitor } from '../../../../lib/aws';
import { CHANGE_LINES, MONITOR_DETAIL_TYPES, MONITOR_EVENT_SOURCE } from '../../../../lib/private/monitor-contract';
import { deploy } from '../../deployed-templates';
import { matches } from '../../event-pattern';
import { Event, SAMPLES } from '../../event-samples';
import { linesOf } from '../../input-template';
import { forwardedBy, monitored, patternRules } from '../../monitor-support';

const { app, stack, monitor } = monitored();
new KeyDriftMonitor(stack, 'Drift', { monitor });
const rules = patternRules(deploy(app));

/** What the topic gets of an event: one text for each rule that tells of it. */
function messages(event: Event): string[][] {
  return rules
    .filter(({ bus, pattern }) => bus && matches(pattern, event))
    .flatMap(({ targets }) => targets)
    .filter(({ InputTransformer }) => InputTransformer)
    .map(({ InputTransformer }) => linesOf(InputTransformer, event));
}

test('people read who did what to which key, and what follows', () => {
  expect(messages(SAMPLES['schedule-key-deletion'])).toEqual([
    [
      'alias/zoom-cmk: ScheduleKeyDeletion in us-east-1',
      'Nobody can use this key now, Zoom included: content that it protects cannot be read. If nobody meant that, cancel the deletion, then enable the key: a cancelled deletion leaves it disabled.',
      'Key: arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab ',
      'Region: us-east-1',
      'By: arn:aws:sts::111122223333:assumed-role/key-administrator/session AROAEXAMPLEROLEID0001:session 111122223333 ',
      'From: 192.0.2.0',
      'At: 2026-03-10T20:23:37Z',
      `CloudTrail event: ${SAMPLES['schedule-key-deletion'].detail.eventID}`,
    ],
  ]);
});

test('people read why a call was refused', () => {
  const [[title, , why]] = messages(SAMPLES['disable-key-denied']);
  expect(title).toBe('alias/zoom-cmk: DisableKey was refused in us-east-1');
  expect(why).toBe(
    'Why: AccessDenied User: arn:aws:sts::111122223333:assumed-role/key-administrator/session is not authorized to perform: kms:DisableKey on resource: arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab with an explicit deny in a resource-based policy',
  );
});

test.each([
  [
    'by whom a call of another account was made',
    'create-grant-by-zoom-search',
    / AROAEXAMPLESEARCH0001:session 735735407888 $/,
  ],
  ['which service of AWS made a call', 'create-grant-by-service', /^By: +dynamodb\.amazonaws\.com$/],
  ['through which service a call was made', 'put-key-policy-by-cloudformation', / cloudformation\.amazonaws\.com$/],
])('people read %s', (_, name, expected) => {
  expect(messages(SAMPLES[name])[0].find(line => line.startsWith('By:'))).toMatch(expected);
});

test('people read of the alias and of the key that it points to', () => {
  expect(messages(SAMPLES['update-alias-away-from-the-key'])[0]).toContain(
    'Key: arn:aws:kms:us-east-1:111122223333:alias/zoom-cmk arn:aws:kms:us-east-1:111122223333:key/mrk-0987dcba09fe87dc65ba0987654321ab',
  );
});

test('people read of an event that KMS sent by itself', () => {
  expect(messages(SAMPLES['kms-cmk-deletion'])).toEqual([
    [
      'alias/zoom-cmk: KMS CMK Deletion in us-west-2',
      'The key is gone in this Region. Where it was the last of its set, what it protected can never be read again.',
      'Key: arn:aws:kms:us-west-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab',
      'At: 2026-03-10T20:23:37Z',
    ],
  ]);
});

test('people read in which Region events could not be delivered', () => {
  const [[title, says, why]] = messages(SAMPLES['cloudwatch-alarm-state-change']);
  expect(title).toBe('alias/zoom-cmk: alarm Zoom-Cmk-Monitor-18097FA5-us-east-1-undelivered in us-west-2');
  expect(says).toContain('could not be delivered to the hub');
  expect(why).toBe(
    'Why: Threshold Crossed: 1 datapoint [2.0 (10/03/26 20:18:00)] was greater than or equal to the threshold (1.0).',
  );
});

test('people read the lines of a change that a drift check tells of', () => {
  const detail = Object.fromEntries(CHANGE_LINES.map(line => [line, `the ${line}`]));
  const change = { source: MONITOR_EVENT_SOURCE, 'detail-type': MONITOR_DETAIL_TYPES.change, detail };
  expect(messages(change)).toEqual([['the title', 'the summary', 'the worst', 'the report']]);
});

describe.each(Object.keys(SAMPLES).filter(name => forwardedBy(rules, SAMPLES[name]).length > 0))(
  'the message of %s',
  name => {
    const texts = messages(SAMPLES[name]);

    test('is one', () => expect(texts).toHaveLength(1));

    test('has a title without a gap', () => {
      expect(texts[0][0]).toMatch(/^alias\/zoom-cmk: \S+( \S+)* in us-(east-1|west-2)$/);
    });

    test('has a value for every fact', () => {
      const facts = texts[0].slice(2).map(line => /^([A-Z][A-Za-z ]*): (.*)$/.exec(line)!);
      expect(facts.map(([, fact, value]) => [fact, value.trim()])).not.toContainEqual([expect.anything(), '']);
    });

    test('has no placeholder left', () => expect(texts[0].join()).not.toMatch(/[<>]|undefined|\[object/));
  },
);

test('no message is longer, or has more variables, than EventBridge takes', () => {
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
  const transformers = rules.flatMap(({ targets }) => targets.flatMap(target => target.InputTransformer ?? []));
  expect(transformers.length).toBeGreaterThan(10);
  for (const { InputPathsMap, InputTemplate } of transformers) {
    expect(InputTemplate.length).toBeLessThanOrEqual(8192);
    expect(Object.keys(InputPathsMap).length).toBeLessThanOrEqual(100);
    for (const name of Object.keys(InputPathsMap)) expect(name).toMatch(/^(?!AWS)[A-Za-z0-9_-]+$/);
  }
});
