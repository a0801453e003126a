import { driftedSet } from './fixture';
import { elements, elementWithId, readPage, tableRows } from './page-reader';
import { htmlReport } from '../../../../lib/drift/reports/html';
import { finding, keyReport, reportInput } from '../support';

const CAPTION = 'AWS: Regions × checks';

test('a matrix has a row for each key, under its Region, and a cell for each group of checks', () => {
  const rows = tableRows(readPage(htmlReport(driftedSet())), CAPTION);
  expect(rows[0]).toEqual([
    ...[
      'Key',
      'Role in the set',
      'Live state',
      'Access of the key broker',
      'Access of the search service',
      'Key policy',
    ],
    ...['Principals exist', 'State', 'Set and replicas', 'Rotation', 'Alias and tags', 'Could be looked at'],
  ]);
  expect(rows.filter(({ length }) => length === 1).map(([region]) => region)).toEqual([
    ...['us-east-1: 1 key', 'us-west-2: 1 key', 'eu-central-1: 1 key', 'ap-southeast-2: 1 key', 'ca-central-1: 1 key'],
  ]);
  const keys = rows.slice(1).filter(({ length }) => length > 1);
  expect(keys.map(row => row.length)).toEqual(Array(5).fill(rows[0].length));
  expect(
    keys
      .flatMap(row => row.slice(3))
      .filter(cell => !/^(✓ as declared|✗ drift|\? could not check|○ suppressed)/.test(cell)),
  ).toEqual([]);
  expect(keys.map(row => row[3])).toEqual([
    ...['✓ as declared', '✗ drift no. 3', '? could not check no. 5', '✓ as declared', '? could not check no. 2'],
  ]);
});

test('a row begins with the key, its ARN, its role and its state', () => {
  const page = readPage(htmlReport(reportInput({ keys: [keyReport({ state: undefined, keyArn: undefined })] })));
  expect(elements(elementWithId(page, 'key-1'), 'code').map(({ text }) => text)).toEqual(['Zoom/Cmk', 'no key']);
  expect(tableRows(page, CAPTION)[2].slice(1, 3)).toEqual(['primary', 'not seen']);
});

test('keys of one Region are together, whatever is between them', () => {
  const keys = ['us-east-1', 'eu-west-1', 'us-east-1'].map((region, index) =>
    keyReport({ region, logicalId: `K${index}` }),
  );
  const rows = tableRows(readPage(htmlReport(reportInput({ keys }))), CAPTION);
  expect(rows.map(({ length }) => length)).toEqual([12, 1, 12, 12, 1, 12]);
  expect(rows[1]).toEqual(['us-east-1: 2 keys']);
});

test('of a Region whose keys are not known nothing is fine', () => {
  const lost = {
    stack: undefined,
    logicalId: undefined,
    constructPath: undefined,
    keyArn: undefined,
    region: 'eu-west-3',
  };
  const findings = [finding({ ...lost, ruleId: 'could-not-check', kind: 'indeterminate', message: 'denied' })];
  const rows = tableRows(readPage(htmlReport(reportInput({ findings }))), CAPTION);
  expect(rows.at(-2)).toEqual(['eu-west-3: 0 keys']);
  expect(rows.at(-1)!.slice(0, 3)).toEqual(['keys that are not known', 'not known', 'not seen']);
  expect(new Set(rows.at(-1)!.slice(3))).toEqual(new Set(['? could not check no. 1']));
});

test('each cloud has a matrix of its own', () => {
  const azure = keyReport({ cloud: 'azure', region: '', logicalId: 'azurerm_key_vault_key.this' });
  const page = readPage(htmlReport(reportInput({ keys: [keyReport(), azure] })));
  expect(tableRows(page, CAPTION).map(({ length }) => length)).toEqual([12, 1, 12]);
  const [heads, region, ...rows] = tableRows(page, 'Azure: Regions × checks');
  expect(region).toEqual(['unknown Region: 1 key']);
  expect(rows.map(({ length }) => length)).toEqual([heads.length]);
  expect(rows[0].slice(0, 3)).toEqual(['Zoom/Cmkarn:aws:kms::111122223333:key/mrk-1', 'no set', 'Enabled']);
});

test('references beyond three are counted', () => {
  const findings = Array.from({ length: 5 }, () => finding());
  const [, , row] = tableRows(readPage(htmlReport(reportInput({ findings }))), CAPTION);
  expect(row[7]).toBe('✗ drift no. 1, 2, 3 and 2 more');
});
