import { readFileSync } from 'node:fs';
import { DeclaredKey } from '../../../lib/drift/declared';
import { LiveKey } from '../../../lib/drift/live';
import { DRIFT_RULES } from '../../../lib/drift/rules';
import { PLAN_RULES } from '../../../lib/drift/terraform/rules';
import { keyCheck, setOf } from '../support';

/** What the rules find at a key that was declared and is so: `rule: message`. */
function found(declared: Partial<DeclaredKey>, live: Partial<LiveKey>): string[] {
  const key = keyCheck(declared, live);
  return DRIFT_RULES.flatMap(({ id, observe }) => observe(key, setOf(key)).map(({ message }) => `${id}: ${message}`));
}

test('nothing is found at a key that is as declared', () => {
  expect(found({}, {})).toEqual([]);
});

describe('states', () => {
  test.each(['Creating', 'Updating', 'PendingImport', 'Unavailable'])('a key that is %s is unavailable', state => {
    expect(found({}, { state })).toEqual([
      `key-unavailable: the key in us-east-1 is in the state ${state} and can't be used`,
    ]);
  });

  test('a key that is enabled against the code is found, and one that is disabled with it is not', () => {
    expect(found({ enabled: { value: false } }, {})).toEqual([
      'key-disabled: the key in us-east-1 is enabled, the code declares it disabled',
    ]);
    expect(found({ enabled: { value: false } }, { state: 'Disabled' })).toEqual([]);
  });

  test('a key that will be deleted is told with the day, where that is known', () => {
    expect(found({}, { state: 'PendingDeletion', deletionDate: '2027-01-02T03:04:05.000Z' })).toEqual([
      'key-pending-deletion: the key in us-east-1 will be deleted on 2027-01-02: nothing encrypted with it can be read then, or now',
    ]);
    expect(found({}, { state: 'PendingDeletion' })).toEqual([
      'key-pending-deletion: the key in us-east-1 will be deleted: nothing encrypted with it can be read then, or now',
    ]);
  });
});

describe('what Zoom needs', () => {
  test.each<[Partial<LiveKey>, string]>([
    [{ keySpec: 'RSA_2048' }, 'the key spec of the key in us-east-1 is RSA_2048, Zoom needs SYMMETRIC_DEFAULT'],
    [{ keyUsage: 'SIGN_VERIFY' }, 'the key usage of the key in us-east-1 is SIGN_VERIFY, Zoom needs ENCRYPT_DECRYPT'],
    [{ origin: 'EXTERNAL' }, 'the origin of the key in us-east-1 is EXTERNAL, Zoom needs AWS_KMS'],
    [{ multiRegion: false }, 'the multi-Region property of the key in us-east-1 is false, Zoom needs true'],
  ])('%j is not it', (live, message) => {
    expect(found({}, live)).toEqual([`key-unsuitable: ${message}`]);
  });

  test.each<DeclaredKey['intent']['broker']>([undefined, 'none'])(
    'of a key with the broker %s, the code says what it should be',
    broker => {
      const intent = { setRole: 'primary', primaryRegion: 'us-east-1', broker } as const;
      expect(found({ intent, origin: { value: 'EXTERNAL' } }, { origin: 'EXTERNAL' })).toEqual([]);
      expect(found({ intent, origin: { value: 'EXTERNAL' } }, {})).toEqual([
        'key-unsuitable: the origin of the key in us-east-1 is AWS_KMS, the code declares EXTERNAL',
      ]);
    },
  );
});

describe('what is not known', () => {
  const failure = (operation: string) => ({
    failure: { operation, region: 'us-east-1', reason: 'access-denied' as const, message: 'no' },
  });

  test('of the declaration is named, once', () => {
    const unresolved = ['`Ref` of the parameter `Team`: it has no default'];
    expect(found({ tags: { unresolved }, description: { unresolved } }, {})).toEqual([
      `could-not-check: what the code declares is not known: ${unresolved[0]}`,
    ]);
  });

  test.each<[string, Partial<DeclaredKey>, Partial<LiveKey>]>([
    ['an alias', { aliases: { unresolved: ['x'] } }, { aliases: { value: ['alias/a'] } }],
    ['a tag', { tags: { unresolved: ['x'] } }, { tags: { value: { a: 'b' } } }],
    ['a description', { description: { unresolved: ['x'] } }, { description: 'a' }],
    ['a state', { enabled: { unresolved: ['x'] } }, { state: 'Disabled' }],
    ['a rotation', { rotation: { unresolved: ['x'] } }, { rotation: { value: { enabled: false } } }],
  ])('%s that is declared in a way that nobody knows is no drift', (_, declared, live) => {
    expect(found(declared, live).every(text => text.startsWith('could-not-check: '))).toBe(true);
  });

  test('of the live key is no drift', () => {
    const live = { aliases: failure('kms:ListAliases'), tags: failure('kms:ListResourceTags') };
    expect(found({ aliases: { value: ['alias/a'] }, tags: { value: { a: 'b' } } }, live)).toEqual([]);
    expect(found({}, { rotation: failure('kms:GetKeyRotationStatus') })).toEqual([]);
  });
});

test('a key without a declared rotation period has the default of KMS', () => {
  expect(found({}, { rotation: { value: { enabled: true } } })).toEqual([]);
  expect(found({ rotation: { value: { enabled: true, periodInDays: 90 } } }, {})).toEqual([
    'rotation-period-differs: the key is rotated every 365 days, the code declares 90',
  ]);
});

describe('the catalogue', () => {
  test('has an id of its own for each rule, and says what, why and what to do in sentences', () => {
    expect(new Set(DRIFT_RULES.map(({ id }) => id)).size).toBe(DRIFT_RULES.length);
    for (const { cause, explanation, remedy } of DRIFT_RULES) {
      for (const text of [cause, explanation, remedy]) expect(text).toMatch(/^[A-Z`].*[.)]$/);
    }
  });

  test('is the one in the docs', () => {
    const docs = readFileSync('docs/rules.md', 'utf8');
    const all = [...DRIFT_RULES, ...PLAN_RULES];
    const headings = [...docs.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Plans of Terraform', ...all.map(({ id }) => id)]);
    for (const { cause, explanation, remedy } of all) {
      expect(docs).toContain(`\n${cause} ${explanation}\n\n*What to do:* ${remedy}\n`);
    }
  });
});
