import { readRow } from '../../lib/monitor/inventory-row';

const ROW = { account: '111122223333', region: 'us-east-1', stacks: ['Zoom', 'Zoom-Cmk-replica-us-west-2'] };

test('a row names an account, a Region and stacks', () => {
  expect(readRow(ROW)).toEqual(ROW);
});

test.each(['us-gov-west-1', 'us-isob-east-1', 'ap-southeast-7', 'cn-northwest-1', 'eusc-de-east-1', 'mx-central-1'])(
  '%s is a Region',
  region => {
    expect(readRow({ ...ROW, region }).region).toBe(region);
  },
);

test('a row may have 200 stacks with names of 128 characters', () => {
  const stacks = Array.from({ length: 200 }, (_, each) => `A${each}-`.padEnd(128, 'z'));
  expect(readRow({ ...ROW, stacks }).stacks).toEqual(stacks);
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'the row is nothing, expected an object'],
  ['null', null, 'the row is null, expected an object'],
  ['a list', [ROW], 'the row is a list, expected an object'],
  ['a text', 'x'.repeat(1000), "the row is 'xxx"],
  [
    'a row of more',
    { ...ROW, stack: 'Zoom' },
    "the row has the unknown member 'stack', allowed: account, region, stacks",
  ],
  ['a prototype', JSON.parse('{"__proto__": {}}'), "the row has the unknown member '__proto__'"],
  ['no account', { ...ROW, account: undefined }, 'the account of the row is nothing, expected twelve digits in quotes'],
  ['an account as a number', { ...ROW, account: 111122223333 }, 'the account of the row is 111122223333, expected'],
  ['an account with a newline', { ...ROW, account: '111122223333\n' }, "the account of the row is '111122223333?'"],
  ['another Region', { ...ROW, region: 'us-east-1.evil.example' }, "the region of the row is 'us-east-1.evil.example'"],
  ['a Region that is a path', { ...ROW, region: '../us-east-1' }, "the region of the row is '../us-east-1'"],
  ['no stacks', { ...ROW, stacks: [] }, 'the stacks of the row are a list of 0, expected a list of 1 to 200 names'],
  ['stacks as a text', { ...ROW, stacks: 'Zoom' }, "the stacks of the row are 'Zoom', expected a list"],
  ['too many', { ...ROW, stacks: Array.from({ length: 201 }, (_, n) => `S${n}`) }, 'are a list of 201, expected'],
  ['a stack with a slash', { ...ROW, stacks: ['a/b'] }, "a stack of the row is 'a/b', expected a name of letters"],
  ['a stack twice', { ...ROW, stacks: ['Zoom', 'Zoom'] }, "the row has the stack 'Zoom' twice: keep one of them"],
  ['a stack of 129', { ...ROW, stacks: ['a'.repeat(129)] }, 'a stack of the row is'],
])('fails on %s, with a message of one line that is not too long', (_, row, message) => {
  expect(() => readRow(row)).toThrow(message);
  try {
    readRow(row);
  } catch (error) {
    expect((error as Error).message).toMatch(/^[^\p{Cc}]{1,300}$/u);
  }
});
