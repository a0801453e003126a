import { Cloud, Finding } from '../../../../lib/drift/finding';
import { cellsOf, columnsOf } from '../../../../lib/drift/reports/html/cells';
import { CHECK_GROUPS, OTHER_CHECKS } from '../../../../lib/drift/reports/html/check-groups';
import { DRIFT_RULES } from '../../../../lib/drift/rules';
import { PLAN_RULES } from '../../../../lib/drift/terraform/rules';
import { finding } from '../support';

const numbered = (...findings: Partial<Finding>[]) =>
  findings.map((each, index) => ({ finding: finding(each), number: index + 1 }));
const suppressed = { reason: 'known', expires: '2031-12-31' };

/** The cells of an AWS key that are not fine, by their columns. */
function notFine(...findings: Partial<Finding>[]): Record<string, string> {
  const columns = columnsOf('aws', numbered(...findings));
  const cells = cellsOf(columns, numbered(...findings));
  const titled = cells.map(({ standing, findings: numbers }, index) => [
    columns[index].title,
    [standing, ...numbers].join(' '),
  ]);
  return Object.fromEntries(titled.filter(([, cell]) => cell !== 'fine'));
}

const grouped = (cloud: Cloud) => CHECK_GROUPS[cloud].flatMap(group => group.rules);

test('each rule of the drift check is in one group', () => {
  expect(grouped('aws').sort()).toEqual(DRIFT_RULES.map(({ id }) => id).sort());
});

test('each rule for Terraform plans is in a group of its cloud, and in one alone', () => {
  const ids = PLAN_RULES.map(({ id }) => id);
  for (const cloud of ['azure', 'oci'] as const) {
    const all = grouped(cloud);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(ids.filter(id => id.startsWith(cloud) || id.startsWith('plan-'))));
  }
});

test('a key at which nothing was found is fine everywhere', () => {
  expect(notFine()).toEqual({});
});

test.each<[string, Partial<Finding>[], Record<string, string>]>([
  ['drift', [{ ruleId: 'broker-access-lost' }], { 'Access of the key broker': 'drift 1' }],
  ['what is suppressed', [{ ruleId: 'tags-differ', suppressed }], { 'Alias and tags': 'suppressed 1' }],
  ['a note, which leaves it fine', [{ ruleId: 'rotation-differs', kind: 'note' }], { Rotation: 'fine 1' }],
  [
    'drift rather than what is suppressed',
    [{ ruleId: 'tags-differ', suppressed }, { ruleId: 'alias-differs' }],
    { 'Alias and tags': 'drift 2' },
  ],
  [
    'all findings of the standing',
    [{ ruleId: 'policy-differs' }, { ruleId: 'lock-out-risk' }, { ruleId: 'unexpected-access', suppressed }],
    { 'Key policy': 'drift 1 2' },
  ],
])('a cell shows %s', (_, findings, expected) => {
  expect(notFine(...findings)).toEqual(expected);
});

describe('what a finding leaves open is not fine', () => {
  const open = (...titles: string[]) => Object.fromEntries(titles.map(title => [title, 'could-not-check 1']));
  const ACCESS = ['Access of the key broker', 'Access of the search service', 'Key policy'];
  const REST = ['Principals exist', 'State', 'Set and replicas', 'Rotation', 'Alias and tags'];
  const LOOKED = 'Could be looked at';

  test.each<[string, Record<string, string>]>([
    ['kms:GetKeyPolicy in us-east-1: denied', open(...ACCESS, 'Principals exist', LOOKED)],
    ['the live policy is no key policy: it is empty', open(...ACCESS, 'Principals exist', LOOKED)],
    ['the declared policy is not known: Ref of X', open(...ACCESS, 'Principals exist', LOOKED)],
    ['the code declares a replica in eu-west-1, and no stack there has it', open('Set and replicas', LOOKED)],
    ['kms:GetKeyRotationStatus in us-east-1: denied', open('Rotation', LOOKED)],
    ['kms:ListAliases in us-east-1: denied', open('Alias and tags', LOOKED)],
    ['kms:ListResourceTags in us-east-1: denied', open('Alias and tags', LOOKED)],
    ['kms:ListGrants in us-east-1: denied', open(LOOKED)],
    ['kms:DescribeKey in us-east-1: denied', open(...ACCESS, ...REST, LOOKED)],
    ['what the code declares is not known: Ref of X', open(...ACCESS, ...REST, LOOKED)],
  ])('%s', (message, expected) => {
    expect(notFine({ ruleId: 'could-not-check', kind: 'indeterminate', message })).toEqual(expected);
  });

  test('a policy that is not comparable leaves access open, and nothing else', () => {
    expect(notFine({ ruleId: 'policy-not-comparable', kind: 'indeterminate' })).toEqual(open(...ACCESS));
  });

  test.each(['key-missing', 'replica-missing'])('%s leaves everything open but that it was looked at', ruleId => {
    expect(notFine({ ruleId })).toEqual({ ...open(...ACCESS, ...REST), 'Set and replicas': 'drift 1' });
  });

  test('drift elsewhere outweighs what is open', () => {
    expect(notFine({ ruleId: 'key-missing' }, { ruleId: 'tags-differ' })['Alias and tags']).toBe('drift 2');
  });

  test('where that is suppressed, so is what it leaves open', () => {
    expect(notFine({ ruleId: 'key-missing', suppressed })).toMatchObject({ Rotation: 'suppressed 1' });
  });

  test('an unknown rule that could not check leaves everything open', () => {
    expect(notFine({ ruleId: 'a-rule-of-tomorrow', kind: 'indeterminate' })).toEqual(
      open(...ACCESS, ...REST, LOOKED, OTHER_CHECKS.title),
    );
  });
});

test('a rule that no group names has a column of its own', () => {
  expect(notFine({ ruleId: 'a-rule-of-tomorrow' })).toEqual({ [OTHER_CHECKS.title]: 'drift 1' });
});
