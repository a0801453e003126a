import * as fc from 'fast-check';
import { reasonOfFailure } from '../../lib/monitor/cause';

const LAMBDA = JSON.stringify({
  errorType: 'Error',
  errorMessage: "the row has the stack 'Zoom' twice\nand more",
  trace: ['Error: the row has the stack', '    at readRow (/var/task/index.js:1:1)'],
});

test.each<[unknown, unknown, string]>([
  ['Error', LAMBDA, "Error: the row has the stack 'Zoom' twice"],
  ['Error', LAMBDA.slice(0, -20), "Error: the row has the stack 'Zoom' twice"],
  ['Lambda.Unknown', '{"trace": ["    at x"', 'Lambda.Unknown'],
  ['States.Timeout', undefined, 'States.Timeout'],
  ['TIMED_OUT', '', 'TIMED_OUT'],
  [undefined, 'first line\n    at somewhere', 'first line'],
  [undefined, 'first line\u2028second', 'first line'],
  ['Error', '\n\n  late\nmore', 'Error: late'],
  [7, { cause: 'object' }, 'no reason is given'],
  [undefined, undefined, 'no reason is given'],
])('of %j and %j the reason is %j', (error, cause, reason) => {
  expect(reasonOfFailure(error, cause)).toBe(reason);
});

test('any cause is one line that is not too long', () => {
  const text = fc.string({ unit: 'binary', maxLength: 2000 });
  const cause = fc.oneof(
    text,
    text.map(errorMessage => JSON.stringify({ errorMessage, trace: ['    at x'] })),
    fc.anything(),
  );
  fc.assert(
    fc.property(cause, each => {
      expect(reasonOfFailure('Error', each)).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,300}$/u);
    }),
  );
});
