import { keySets } from '../../../lib/drift/check/key-sets';
import { undeclaredKeys, wantedKeys, WantedKeys } from '../../../lib/drift/check/wanted';
import { DeclaredStack } from '../../../lib/drift/declared';
import { ACCOUNT, declaredKey, keyCheck } from '../support';

const [EAST, WEST] = ['us-east-1', 'us-west-2'];
const KEYS = [
  declaredKey(),
  declaredKey({ logicalId: 'Other' }),
  declaredKey({ region: WEST }),
  declaredKey({ stack: 'Second' }),
];
const ZOOM: DeclaredStack = {
  ...{ name: 'Zoom', account: ACCOUNT, region: EAST, template: {} },
  ...{ constructPaths: new Map(), source: 'Zoom' },
};

describe('keys that are asked for by name', () => {
  test.each<[string, WantedKeys[], number[]]>([
    ['are those alone', [{ region: EAST, stack: 'Zoom', logicalId: 'Cmk' }], [0]],
    ['are all of a stack, where it is named alone', [{ region: EAST, stack: 'Zoom' }], [0, 1]],
    [
      'may be in several stacks',
      [
        { region: WEST, stack: 'Zoom' },
        { region: EAST, stack: 'Second', logicalId: 'Cmk' },
      ],
      [2, 3],
    ],
    ['are none where there is none', [{ region: EAST, stack: 'Zoom', logicalId: 'Gone' }], []],
  ])('%s', (_, keys, expected) => {
    expect(wantedKeys(KEYS, { keys })).toEqual(expected.map(index => KEYS[index]));
  });

  test('are narrowed down by Regions and stacks', () => {
    const keys = [{ region: EAST, stack: 'Zoom' }];
    expect(wantedKeys(KEYS, { keys, regions: [WEST] })).toEqual([]);
  });

  test('want no other Region of their set', () => {
    const primary = keyCheck({ intent: { setRole: 'primary', primaryRegion: EAST, replicaRegions: [WEST] } });
    expect(keySets([primary])[0].unreadRegions).toEqual([WEST]);
    expect(keySets([primary], { keys: [{ region: EAST, stack: 'Zoom' }] })[0].unreadRegions).toEqual([]);
  });
});

describe('a key that is asked for and that no template declares', () => {
  const gone = { region: EAST, stack: 'Zoom', logicalId: 'Gone' };

  test('is named, with its account', () => {
    expect(undeclaredKeys(KEYS, { keys: [gone] }, [ZOOM], [])).toEqual([
      { ...gone, account: ACCOUNT, message: 'the template of the stack Zoom in us-east-1 declares no key Gone' },
    ]);
  });

  test('is named also where nobody read its template', () => {
    expect(undeclaredKeys([], { keys: [gone] }, [], [])).toEqual([
      { ...gone, message: 'the template of the stack Zoom in us-east-1 was not read' },
    ]);
  });

  test('may be any of a stack', () => {
    expect(undeclaredKeys([], { keys: [{ region: EAST, stack: 'Zoom' }] }, [ZOOM], [])).toMatchObject([
      { message: 'the template of the stack Zoom in us-east-1 declares no key of zoom-cmk-constructs' },
    ]);
  });

  test.each([
    ['its stack', { region: EAST, stack: 'Zoom', message: '' }, 0],
    ['its Region', { region: EAST, message: '' }, 0],
    ['another stack', { region: EAST, stack: 'Second', message: '' }, 1],
    ['another Region', { region: WEST, message: '' }, 1],
  ])('is told by that %s was not read, where that is so', (_, unread, expected) => {
    expect(undeclaredKeys(KEYS, { keys: [gone] }, [ZOOM], [unread])).toHaveLength(expected);
  });

  test('is none where nothing is asked for by name', () => {
    expect(undeclaredKeys(KEYS, {}, [ZOOM], [])).toEqual([]);
  });
});
