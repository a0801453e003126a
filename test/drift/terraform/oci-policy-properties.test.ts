import fc from 'fast-check';
import { addressOf, asDeclared, changeOf, drift, pending, PlanJson, planOf, reportOf } from './plans';
import { ZOOM_VAULT_KEY } from '../../../lib/zoom';

const { groupOcid, tenancyOcid } = ZOOM_VAULT_KEY;
const COMPARTMENT = 'ocid1.compartment.oc1..examplezoom-cmk';

/** One statement for Zoom, none of which says what another says already. */
const admissions = fc.uniqueArray(
  fc.record({
    verb: fc.constantFrom('inspect', 'read', 'use', 'manage'),
    resource: fc.constantFrom('keys', 'vaults', 'key-delegate', 'secrets'),
    where: fc.constantFrom(
      '',
      " where target.key.id = 'ocid1.key.oc1.iad.example.zoom-cmk'",
      " where request.region = 'iad'",
      " where any {a = '1', b != /c*/}",
    ),
  }),
  { selector: ({ resource }) => resource, minLength: 1, maxLength: 4 },
);

interface Policy {
  readonly defines: readonly string[];
  readonly admits: readonly string[];
}

const policies: fc.Arbitrary<Policy> = fc
  .record({
    admissions,
    names: fc.tuple(fc.constantFrom('Zoom', 'ZoomCMK', 'z'), fc.constantFrom('Broker', 'CMKKeyBroker', 'zoom')),
  })
  .map(({ admissions: all, names: [tenancy, group] }) => ({
    defines: [`Define tenancy ${tenancy} as ${tenancyOcid.value}`, `Define group ${group} as ${groupOcid.value}`],
    admits: all.map(
      ({ verb, resource, where }) =>
        `Admit group ${group} of tenancy ${tenancy} to ${verb} ${resource} in compartment id ${COMPARTMENT}${where}`,
    ),
  }));

const statementsOf = ({ defines, admits }: Policy) => [...defines, ...admits];

/** A policy that is deployed as the code has it, with these statements. */
function deployed(statements: readonly string[]): { plan: PlanJson; policy: string } {
  const plan = planOf('oci-vault');
  const policy = addressOf(plan, 'oci_identity_policy');
  asDeclared(plan, policy, { statements });
  return { plan, policy };
}

/** The same statement in another case and spacing. */
const rewritten = (statement: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.constantFrom(' ', '  ', '\n', ' \t '), { minLength: 40, maxLength: 40 }),
      fc.array(fc.boolean(), { minLength: statement.length, maxLength: statement.length }),
    )
    .map(([spaces, upper]) => {
      const text = [...statement]
        .map((character, index) => (upper[index] ? character.toUpperCase() : character))
        .join('');
      return text
        .split(' ')
        .map((word, index) => (index === 0 ? word : `${spaces[index % spaces.length]}${word}`))
        .join('');
    });

const sameMeaning = policies.chain(policy => {
  const statements = statementsOf(policy);
  return fc.tuple(
    fc.constant(statements),
    fc
      .tuple(...statements.map(rewritten))
      .chain(texts => fc.shuffledSubarray([...texts, ...texts.slice(0, 1)], { minLength: statements.length + 1 })),
  );
});

test('order, case and spacing of statements, and statements that stand twice, never matter', () => {
  fc.assert(
    fc.property(sameMeaning, fc.boolean(), ([statements, rewrittenStatements], byApply) => {
      const { plan, policy } = deployed(statements);
      const change = byApply ? pending : drift;
      change(plan, policy, { statements: rewrittenStatements });
      expect(reportOf(plan)).toMatchObject({ outcome: 'in-sync', findings: [] });
    }),
  );
});

test('a single statement that is lost is always found', () => {
  fc.assert(
    fc.property(policies, fc.nat(), fc.boolean(), (policy, index, byApply) => {
      const statements = statementsOf(policy);
      const lost = index % statements.length;
      const { plan, policy: address } = deployed(statements);
      const change = byApply ? pending : drift;
      change(plan, address, { statements: statements.filter((_, each) => each !== lost) });
      const found = reportOf(plan).findings.filter(({ ruleId }) => ruleId === 'oci-zoom-access-lost');
      expect(
        found.map(({ message }) => message.startsWith(byApply ? 'the next apply changes' : 'somebody changed')),
      ).toEqual([true]);
    }),
  );
});

test('a statement that is added is never in sync, unless another says the same', () => {
  const others = fc.constantFrom(
    'Allow any-user to inspect keys in tenancy',
    `Allow group Interns to manage keys in compartment id ${COMPARTMENT}`,
    'Deny group Interns to manage keys in tenancy',
    'whatever',
  );
  fc.assert(
    fc.property(policies, others, fc.boolean(), (policy, other, byApply) => {
      const statements = statementsOf(policy);
      const { plan, policy: address } = deployed(statements);
      const change = byApply ? pending : drift;
      change(plan, address, { statements: [other, ...statements] });
      expect(reportOf(plan).outcome).not.toBe('in-sync');
    }),
  );
});

test('a policy whose statements are any text is compared, and with itself is in sync', () => {
  const texts = fc.array(
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            ...'admit allow define endorse group tenancy of to use keys in compartment id where any all { } , = != ( ) a'.split(
              ' ',
            ),
            groupOcid.value,
            "'x'",
            '/y*/',
          ),
          fc.string({ maxLength: 4 }),
        ),
        { maxLength: 14 },
      )
      .map(words => words.join(' ')),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const { plan, policy } = deployed(one);
      expect(reportOf(plan).findings).toEqual([]);
      drift(plan, policy, { statements: other });
      expect(['in-sync', 'drift', 'indeterminate']).toContain(reportOf(plan).outcome);
      expect(changeOf(plan, policy).change.after.statements).toEqual(one);
    }),
  );
});
