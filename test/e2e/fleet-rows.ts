/** A row of an inventory that a check refuses, as JSON, and what the summary says of it. */
export type PoisonedRow = readonly [json: string, reason: string];

const ROW = { account: '444455556666', region: 'us-east-1', stacks: ['Zoom'] };

const changed = (change: object) => JSON.stringify({ ...ROW, ...change });
const row = (is: string) => `Error: the row is ${is}, expected an object`;
const account = (is: string) => `Error: the account of the row is ${is}, expected twelve digits in quotes`;
const region = (is: string) =>
  `Error: the region of the row is ${is}, expected the name of a Region such as 'us-east-1'`;
const stacks = (are: string) => `Error: the stacks of the row are ${are}, expected a list of 1 to 200 names`;
const stack = (is: string) =>
  `Error: a stack of the row is ${is}, expected a name of letters, digits and '-' that begins with a letter`;
const unknown = (name: string) => `Error: the row has the unknown member '${name}', allowed: account, region, stacks`;

/** Rows that are none, of every kind. */
const KINDS: readonly PoisonedRow[] = [
  ['null', row('null')],
  ['true', row('true')],
  ['-0.5e3', row('-500')],
  ['"444455556666"', row("'444455556666'")],
  [
    '"<script>alert(1)</script>\\n| [x](javascript:1) | `\\u0007\\u202e\\ud800"',
    row("'<script>alert(1)</script>?| [x](javascript:1) | `???'"),
  ],
  ['[]', row('a list')],
  [`${'['.repeat(500)}${']'.repeat(500)}`, row('a list')],
  ['{}', account('nothing')],
  [changed({ account: 444455556666 }), account('444455556666')],
  [changed({ account: '44445555666' }), account("'44445555666'")],
  [changed({ account: '４４４４５５５５６６６６' }), account("'４４４４５５５５６６６６'")],
  [changed({ account: '*' }), account("'*'")],
  [changed({ region: 'moon' }), region("'moon'")],
  [changed({ region: 'us-east-1.example.com/?' }), region("'us-east-1.example.com/?'")],
  [changed({ region: ['us-east-1'] }), region('a list')],
  [changed({ stacks: 'Zoom' }), stacks("'Zoom'")],
  [changed({ stacks: [] }), stacks('a list of 0')],
  [changed({ stacks: Array(201).fill('Zoom') }), stacks('a list of 201')],
  [changed({ stacks: ['Zoom', 'Zoom'] }), "Error: the row has the stack 'Zoom' twice: keep one of them"],
  [changed({ stacks: ['../Zoom'] }), stack("'../Zoom'")],
  [changed({ stacks: [null] }), stack('null')],
  [changed({ roleArn: 'arn:aws:iam::444455556666:role/Admin' }), unknown('roleArn')],
  ['{"__proto__":{"account":"444455556666"},"region":"us-east-1","stacks":["Zoom"]}', unknown('__proto__')],
  ['{"account":"444455556666","region":"us-east-1","constructor":{"prototype":1}}', unknown('constructor')],
];

/** A text that is just small enough for Step Functions. */
const LARGE: PoisonedRow = [JSON.stringify('x'.repeat(250_000)), row(`'${'x'.repeat(60)}…${'x'.repeat(60)}'`)];

/** A number of poisoned rows: each kind as often as it takes, one of them large. */
export function poisonedRows(count: number): PoisonedRow[] {
  return [LARGE, ...Array.from({ length: count - 1 }, (_, index) => KINDS[index % KINDS.length])];
}
