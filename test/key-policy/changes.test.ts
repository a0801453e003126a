import { ActionTable } from '../../lib/key-policy/actions';
import { Change, hasMore, inAll, listed } from '../../lib/key-policy/changes';

const table = new ActionTable([]);

const change = (principal: string, names: string[], condition?: string): Change => ({
  principal,
  actions: table.of({ not: false, values: names.map(name => `kms:${name}`) }),
  condition,
  before: 0,
  after: 2,
});

const told = (changes: readonly Change[]) =>
  listed(changes, 'gain', table).map(({ principal, action }) => `${principal} ${action}`);

test('what all lists have is what each has under the same condition', () => {
  const first = [change('a', ['Decrypt', 'Encrypt']), change('b', ['Sign'], 'if x'), change('c', ['Verify'])];
  const second = [change('a', ['Encrypt']), change('a', ['Sign']), change('b', ['Sign']), change('c', ['Verify'])];
  expect(told(inAll([first, second]))).toEqual(['a kms:Encrypt', 'c kms:Verify']);
  expect(told(inAll([first]))).toEqual(told(first));
});

test('a principal whose name looks like another one and its condition is not taken for that', () => {
  const [one, others] = [change('b', ['Sign'], 'if x'), ['1 bif x', 'bif x', ' 1 bif x', 'b']];
  expect(others.map(name => inAll([[one], [change(name, ['Sign'])]]))).toEqual(others.map(() => []));
  expect(inAll([[one], [change('bi', ['Sign'], 'f x')]])).toEqual([]);
});

test('a list has more where it has an action that the other has not', () => {
  const [one, both] = [[change('a', ['Decrypt'])], [change('a', ['Decrypt', 'Encrypt'])]];
  expect([hasMore(both, one), hasMore(one, both), hasMore(one, one)]).toEqual([true, false, false]);
});

test('changes are told by their seriousness, then by their principals, with their levels', () => {
  expect(told([change('b', ['Encrypt', 'Decrypt']), change('a', ['Decrypt'])])).toEqual([
    'a kms:Decrypt',
    'b kms:Decrypt',
    'b kms:Encrypt',
  ]);
  expect(listed([change('a', ['Decrypt'], 'if x')], 'gain', table)).toEqual([
    { principal: 'a', action: 'kms:Decrypt', condition: 'if x', before: 'none', after: 'direct' },
  ]);
});

test('actions that are equally serious are told one after the other, whatever the order of the changes', () => {
  const changes = [change('a', ['ListGrants']), change('a', ['GetKeyPolicy'], 'if x'), change('b', ['ListGrants'])];
  expect(told(changes)).toEqual(['a kms:GetKeyPolicy', 'a kms:ListGrants', 'b kms:ListGrants']);
  expect(told([...changes].reverse())).toEqual(told(changes));
});
