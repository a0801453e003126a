import { ACCOUNT, Answer, Asked, Bench, EAST, failureOf, FakeAws, valueOf, WEST } from './support';
import { aliasReader, AwsAccess } from '../../../lib/drift/live';

/** So many keys of a Region are worth one page of all its aliases. */
const MANY = 10;

let environment: Bench['environment'];
let fake: FakeAws;
let access: AwsAccess;

beforeAll(async () => {
  const bench = await Bench.start();
  environment = bench.environment;
  await bench.aws.stop();
});
afterEach(async () => {
  access.destroy();
  await fake.stop();
});
afterAll(() => environment.restore());

interface AliasesAsked {
  readonly KeyId?: string;
  readonly Marker?: string;
  readonly Limit?: number;
}

/** Starts an endpoint that answers ListAliases. @returns what it is asked, as it is asked */
async function start(answer: (asked: AliasesAsked) => Answer): Promise<AliasesAsked[]> {
  const all: AliasesAsked[] = [];
  fake = await FakeAws.start(({ body }: Asked) => {
    const asked = JSON.parse(body) as AliasesAsked;
    all.push(asked);
    return answer(asked);
  });
  environment.use(fake.environment);
  access = new AwsAccess({ timeoutMs: 2000 });
  return all;
}

const arnOf = (id: number, region = EAST) => `arn:aws:kms:${region}:${ACCOUNT}:key/mrk-${id}`;
const key = (id: number, region = EAST) => ({
  ...{ access, account: undefined, region, keyArn: arnOf(id, region), state: 'Enabled' },
});
const keys = (count: number, region = EAST) => Array.from({ length: count }, (_, id) => key(id, region));
const alias = (name: string, id?: number) => ({
  AliasName: `alias/${name}`,
  ...(id !== undefined && { TargetKeyId: `mrk-${id}` }),
});
const page = (...Aliases: object[]): Answer => ({ json: { Aliases, Truncated: false } });
/** What KMS answers who asks for one key. */
const ofKey = ({ KeyId }: AliasesAsked): Answer => page({ AliasName: `alias/of-${KeyId!.split('/')[1]}` });

test('few keys are asked for one by one', async () => {
  const asked = await start(ofKey);
  const few = keys(MANY - 1);
  const read = aliasReader(few);
  expect(await Promise.all(few.map(read))).toEqual(few.map((_, id) => ({ value: [`alias/of-mrk-${id}`] })));
  expect(asked.map(({ KeyId }) => KeyId).sort()).toEqual(few.map(({ keyArn }) => keyArn));
});

test('many keys are looked up in one list, by their ids', async () => {
  const asked = await start(() => page(alias('b', 1), alias('a', 1), alias('c', 2), alias('other', 99)));
  const many = keys(MANY);
  const read = aliasReader(many);
  const [none, two, one] = await Promise.all(many.map(read));
  expect([none, two, one].map(valueOf)).toEqual([[], ['alias/a', 'alias/b'], ['alias/c']]);
  expect(asked).toEqual([{ Limit: 100 }]);
});

test('a list is read to its end', async () => {
  const asked = await start(({ Marker }) =>
    Marker ? page(alias('b', 1)) : { json: { Aliases: [alias('a', 1)], Truncated: true, NextMarker: 'm' } },
  );
  const read = aliasReader(keys(2 * MANY));
  expect(valueOf(await read(key(1)))).toEqual(['alias/a', 'alias/b']);
  expect(asked).toEqual([{ Limit: 100 }, { Limit: 100, Marker: 'm' }]);
});

test('names that AWS keeps for its own keys are left out, also where there is no such key', async () => {
  await start(() => page(alias('aws/s3'), alias('aws/ebs', 3), alias('a', 1)));
  const read = aliasReader(keys(MANY));
  expect(valueOf(await read(key(1)))).toEqual(['alias/a']);
});

test('each Region has a list of its own, where it has many keys', async () => {
  const asked = await start(request => (request.KeyId ? ofKey(request) : page(alias('a', 0))));
  const read = aliasReader([...keys(MANY), ...keys(MANY - 1, WEST)]);
  expect(valueOf(await read(key(0)))).toEqual(['alias/a']);
  expect(valueOf(await read(key(0, WEST)))).toEqual(['alias/of-mrk-0']);
  expect(asked.map(({ KeyId }) => KeyId)).toEqual([undefined, arnOf(0, WEST)]);
});

test('a further look asks again', async () => {
  const answers = [page(), page(alias('late', 1))];
  await start(() => answers.shift());
  expect(valueOf(await aliasReader(keys(MANY))(key(1)))).toEqual([]);
  expect(valueOf(await aliasReader(keys(MANY))(key(1)))).toEqual(['alias/late']);
});

test.each<[string, Answer]>([
  ['is longer than the keys are worth', { json: { Aliases: [alias('a', 1)], Truncated: true, NextMarker: 'm' } }],
  ['is denied', { status: 400, json: { __type: 'AccessDeniedException', message: 'no' } }],
  ['has no end', { json: { Aliases: [alias('a', 1)], Truncated: true } }],
  ['has an alias without a name', page({ TargetKeyId: 'mrk-1' })],
  ['has an alias without a key', page(alias('a'))],
])('each key is asked for by itself where the list %s', async (_, list) => {
  const asked = await start(request => (request.KeyId ? ofKey(request) : list));
  const read = aliasReader(keys(MANY));
  expect((await Promise.all([key(1), key(2)].map(read))).map(valueOf)).toEqual([
    ['alias/of-mrk-1'],
    ['alias/of-mrk-2'],
  ]);
  expect(asked.map(({ KeyId }) => KeyId)).toEqual([undefined, arnOf(1), arnOf(2)]);
});

test('fails for each key where neither the list nor the key may be read', async () => {
  await start(() => ({ status: 400, json: { __type: 'AccessDeniedException', message: 'no' } }));
  const read = aliasReader(keys(MANY));
  for (const looked of await Promise.all([key(1), key(2)].map(read))) {
    expect(failureOf(looked)).toEqual({
      operation: 'kms:ListAliases',
      region: EAST,
      reason: 'access-denied',
      message: 'no',
    });
  }
});
