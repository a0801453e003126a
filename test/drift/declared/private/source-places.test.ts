import { sourcePlaces } from '../../../../lib/drift/declared/private/source-places';

const CWD = '/work/app';
const logicalId = (data: string, more: object = {}) => ({ type: 'aws:cdk:logicalId', data, ...more });
const creationStack = (...data: unknown[]) => ({ type: 'aws:cdk:creationStack', data });
const placesIn = (...metadata: unknown[]) => Object.fromEntries(sourcePlaces(metadata, CWD));

test('the place of an element is that of the stack trace beside its logical id, or with it', () => {
  expect(
    placesIn({
      '/Zoom/Cmk/Resource': [logicalId('Cmk1'), creationStack('...x...', `main (${CWD}/app.ts:3:1)`)],
      '/Zoom/Old/Resource': [logicalId('Old1', { trace: [`main (${CWD}/app.ts:4:1)`] })],
      '/Zoom/Without': [logicalId('Without1')],
      '/Zoom': [creationStack(`main (${CWD}/app.ts:2:1)`)],
    }),
  ).toEqual({ Cmk1: { file: 'app.ts', line: 3 }, Old1: { file: 'app.ts', line: 4 } });
});

test('traces of other kinds say nothing of where an element is made', () => {
  const assignment = { type: 'aws:cdk:propertyAssignment', data: { stackTrace: [`main (${CWD}/app.ts:3:1)`] } };
  const warning = { type: 'aws:cdk:warning', data: 'x', trace: [`main (${CWD}/app.ts:3:1)`] };
  expect(placesIn({ '/Zoom/Cmk': [logicalId('Cmk1'), assignment, warning] })).toEqual({});
});

test('a resource of a nested stack does not hide one of the stack itself that has its logical id', () => {
  const entries = (line: number) => [logicalId('Cmk1'), creationStack(`main (${CWD}/app.ts:${line}:1)`)];
  const [own, nested] = [{ '/Zoom/Cmk': entries(3) }, { '/Zoom/Nested/Cmk': entries(4) }];
  expect(placesIn({ ...own, ...nested })).toEqual({ Cmk1: { file: 'app.ts', line: 3 } });
  expect(placesIn(nested, own)).toEqual({ Cmk1: { file: 'app.ts', line: 3 } });
});

test.each<[unknown]>([
  [undefined],
  ['x'],
  [{ '/Zoom': null }],
  [{ '/Zoom': [logicalId('Cmk1'), creationStack(), { type: 'aws:cdk:creationStack' }, null] }],
  [{ '/Zoom': [logicalId('Cmk1', { trace: 'x' }), { type: 'aws:cdk:creationStack', data: { 0: 'x' } }] }],
])('metadata of another shape has no places: %j', metadata => {
  expect(placesIn(metadata)).toEqual({});
});
