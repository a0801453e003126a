import { BUCKET, BUS, WATCH } from './support';
import { busRegion, readMemberRole, readSettings, readSettleMs, readWatchedKeys } from '../../lib/monitor/settings';

const KEY = { region: 'us-east-1', stack: 'Zoom', logicalId: 'Cmk1A2B' };
const ENV = {
  ZOOM_CMK_WATCH: WATCH,
  ZOOM_CMK_BUCKET: BUCKET,
  ZOOM_CMK_BUS: BUS,
  ZOOM_CMK_SETTLE_SECONDS: '300',
  ZOOM_CMK_KEYS: JSON.stringify([KEY]),
  ZOOM_CMK_MEMBER_ROLE: 'zoom-cmk-drift',
};

const readAll = (changed: Record<string, string | undefined> = {}) => {
  const env = { ...ENV, ...changed };
  return { ...readSettings(env), settleMs: readSettleMs(env), keys: readWatchedKeys(env), role: readMemberRole(env) };
};

test('the environment says what is watched, and where that is told', () => {
  const settings = readAll();
  expect(settings).toEqual({
    ...{ watch: WATCH, bucket: BUCKET, bus: BUS, settleMs: 300_000 },
    ...{ keys: [KEY], role: 'zoom-cmk-drift' },
  });
  expect(busRegion(settings)).toBe('us-east-1');
});

test.each(['0', '900'])('drift may have to last %s seconds', seconds => {
  expect(readAll({ ZOOM_CMK_SETTLE_SECONDS: seconds }).settleMs).toBe(1000 * Number(seconds));
});

test.each(Object.keys(ENV))('fails where %s is not set, and says what it should be', name => {
  expect(() => readAll({ [name]: undefined })).toThrow(`the environment variable ${name} is not set, expected `);
  expect(() => readAll({ [name]: '' })).toThrow(`the environment variable ${name} is not set, expected `);
});

test.each([
  ['ZOOM_CMK_WATCH', 'a/b', "is 'a/b', expected 1 to 128 letters, digits and '-'"],
  ['ZOOM_CMK_BUCKET', 'Bucket', "is 'Bucket', expected the name of a bucket"],
  ['ZOOM_CMK_BUS', 'default', "is 'default', expected the ARN of a bus"],
  ['ZOOM_CMK_SETTLE_SECONDS', '901', "is '901', expected a whole number of seconds from 0 to 900"],
  ['ZOOM_CMK_SETTLE_SECONDS', '1.5', "is '1.5', expected"],
  ['ZOOM_CMK_SETTLE_SECONDS', '-1', "is '-1', expected"],
  ['ZOOM_CMK_MEMBER_ROLE', 'path/role', "is 'path/role', expected the name of a role, without a path"],
  ['ZOOM_CMK_KEYS', '{}', "is '{}', expected a list of keys as JSON"],
  ['ZOOM_CMK_KEYS', '[{', 'is no JSON: '],
  ['ZOOM_CMK_KEYS', '[]', 'has 0 keys, expected 1 to 100'],
  ['ZOOM_CMK_KEYS', JSON.stringify(Array(101).fill(KEY)), 'has 101 keys, expected 1 to 100'],
])('fails where %s is %j', (name, value, message) => {
  expect(() => readAll({ [name]: value })).toThrow(`the environment variable ${name} ${message}`);
});

test.each([
  [null, "has the region 'undefined'"],
  [{ ...KEY, region: 'us-east-1/../' }, "has the region 'us-east-1/../', expected a text that fits"],
  [{ ...KEY, stack: undefined }, "has the stack 'undefined'"],
  [{ ...KEY, logicalId: 7 }, "has the logicalId '7'"],
])('fails where a key is %j', (key, message) => {
  expect(() => readAll({ ZOOM_CMK_KEYS: JSON.stringify([KEY, key]) })).toThrow(
    `key 2 of the environment variable ZOOM_CMK_KEYS ${message}`,
  );
});
