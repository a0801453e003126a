import { driftedSet } from './fixture';
import { elements, elementWithId, Node, readPage, tableRows } from './page-reader';
import { htmlReport } from '../../../../lib/drift/reports/html';
import { PolicyTexts } from '../../../../lib/drift/reports/report-input';
import { finding, keyReport, reportInput } from '../support';

const PLACE = { constructPath: 'Zoom/Cmk', region: 'us-east-1' };
const CAPTION = 'Policy of Zoom/Cmk in us-east-1';
const pageOf = (...policies: PolicyTexts[]) => readPage(htmlReport(reportInput({}, { policies })));
const detailsOf = (page: Node) => elements(elementWithId(page, 'policies'), 'details');

test('policies that differ stand side by side, with what is gone and what is new marked, in words too', () => {
  const page = pageOf({ ...PLACE, declared: '{\n"a": 1,\n"b": 2\n}', live: '{\n"a": 1,\n"b": 3,\n"c": 4\n}' });
  expect(tableRows(page, CAPTION)).toEqual([
    ['Difference', 'Declared', 'Live'],
    ['', '{', '{'],
    ['', '"a": 1,', '"a": 1,'],
    ['changed', '"b": 2', '"b": 3,'],
    ['only live', '', '"c": 4'],
    ['', '}', '}'],
  ]);
  expect(elements(page, 'del').map(({ text }) => text.trim())).toEqual(['"b": 2']);
  expect(elements(page, 'ins').map(({ text }) => text.trim())).toEqual(['"b": 3,', '"c": 4']);
});

test('policies that differ come first and are open, the others are folded', () => {
  const [one, other] = ['{"a":1}', '{"a":2}'];
  const page = pageOf(
    { ...PLACE, declared: one, live: one },
    { ...PLACE, region: 'eu-west-1', declared: one, live: other },
  );
  expect(detailsOf(page).map(each => [elements(each, 'h4')[0].text, each.attributes.open])).toEqual([
    ['Zoom/Cmk in eu-west-1: declared and live differ', 'open'],
    ['Zoom/Cmk in us-east-1: declared and live are the same text', undefined],
  ]);
});

test('an order that means nothing is no difference', () => {
  const page = pageOf({
    ...PLACE,
    declared: '{"Version":"v","Action":["a","b"]}',
    live: '{"Action":["b","a"],"Version":"v"}',
  });
  expect(detailsOf(page).map(({ text }) => text)).toEqual([expect.stringContaining('are the same text')]);
});

test.each<[string, Partial<PolicyTexts>]>([
  ['the live policy; the declared one is not known', { live: '{}' }],
  ['the declared policy; the live one is not known', { declared: '{}' }],
  ['neither the declared nor the live policy is known', {}],
])('one text alone is never marked as a gain or loss: %s', (words, texts) => {
  const page = pageOf({ ...PLACE, ...texts });
  expect(elements(page, 'h4').map(({ text }) => text)).toEqual([`Zoom/Cmk in us-east-1: ${words}`]);
  expect([...elements(page, 'ins'), ...elements(page, 'del')]).toEqual([]);
});

test('texts that are no JSON are compared as they are', () => {
  const page = pageOf({ ...PLACE, declared: 'one\r\ntwo', live: 'one\nthree' });
  expect(tableRows(page, CAPTION).slice(1)).toEqual([
    ['', 'one', 'one'],
    ['changed', 'two', 'three'],
  ]);
});

test('who gains and loses what stands above the texts, and leads to the findings', () => {
  const page = readPage(htmlReport(driftedSet()));
  const [changed] = detailsOf(page);
  expect(elements(changed, 'li').map(({ text }) => text)).toEqual([
    'loss: Zoom key broker (409910850980): kms:Decrypt (finding 3)',
    'gain: arn:aws:iam::111122223333:role/data-migration: kms:CreateGrant, kms:Decrypt (finding 4)',
  ]);
});

test('of two keys with one path and Region each has its own gains', () => {
  const gains = [{ principal: 'role/x', action: 'kms:Sign', before: 'none', after: 'direct' }] as const;
  const keys = ['111122223333', '444455556666'].map(account => keyReport({ account }));
  const findings = [finding({ account: '444455556666', gains })];
  const policies = [1, 2].map(each => ({ ...PLACE, declared: '{}', live: `{"a":${each}}` }));
  const page = readPage(htmlReport(reportInput({ keys, findings }, { policies })));
  expect(detailsOf(page).map(each => elements(each, 'li').length)).toEqual([0, 1]);
});

test('of a long policy the differences are shown, and the other lines counted', () => {
  const items = Array.from({ length: 3000 }, (_, index) => `a${index}`);
  const page = pageOf({ ...PLACE, declared: JSON.stringify(items), live: JSON.stringify([...items, 'new']) });
  const rows = tableRows(page, CAPTION);
  expect(rows.length).toBeLessThan(12);
  expect(rows[1]).toEqual(['… 2998 lines that are the same, not shown']);
  expect(rows.map(row => row[2])).toContain('"new"');
});

test('of a long text alone the first lines are shown, and the others counted', () => {
  const page = pageOf({ ...PLACE, live: JSON.stringify(Array(1000).fill('a'), undefined, 1) });
  expect(detailsOf(page)[0].text).toContain('… 602 lines not shown');
});

test('where a page has no more room, policies are counted, those that differ last', () => {
  const declared = JSON.stringify(Array(390).fill('a'), undefined, 1);
  const same = Array.from({ length: 60 }, () => ({ ...PLACE, declared, live: declared }));
  const page = pageOf(...same, { ...PLACE, declared, live: '[]' });
  const texts = detailsOf(page).map(({ text }) => text);
  expect(texts.filter(text => text.includes('the page has no more room')).length).toBeGreaterThan(5);
  expect(texts[0]).toContain('declared and live differ');
  expect(texts[0]).not.toContain('no more room');
});
