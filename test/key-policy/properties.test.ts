import fc from 'fast-check';
import { ACTIONS, PlainPolicy, policies, rootStatement } from './arbitraries';
import { REWRITINGS } from './rewritings';
import { compare, FOREIGN_ROLE, FOREIGN_ROOT, OWNER, pairs, ROLE, ROOT } from './support';

const keys = { before: { account: OWNER }, after: { account: OWNER } };
const ABROAD = ['kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant', 'kms:DescribeKey'];

test('a policy is equivalent to itself', () => {
  fc.assert(
    fc.property(policies, policy => {
      expect(compare(policy, policy)).toMatchObject({ outcome: 'equivalent', gains: [], losses: [], reasons: [] });
    }),
    { numRuns: 500 },
  );
});

test('gains and losses swap with the sides, and the outcome stays', () => {
  fc.assert(
    fc.property(policies, policies, (one, other) => {
      const [there, back] = [compare(one, other, keys), compare(other, one, keys)];
      expect(back.outcome).toBe(there.outcome);
      expect(pairs(back.gains).sort()).toEqual(pairs(there.losses).sort());
      expect(pairs(back.losses).sort()).toEqual(pairs(there.gains).sort());
      expect(back.reasons).toHaveLength(there.reasons.length);
    }),
    { numRuns: 500 },
  );
});

test.each(Object.entries(REWRITINGS))('%s: the policy means the same', (_, rewrite) => {
  fc.assert(
    fc.property(policies, policy => {
      const { outcome, reasons } = compare(policy, rewrite(policy), keys);
      // What stands for a wildcard today says nothing of an action that the table does not know.
      fc.pre(!reasons.some(reason => reason.includes('kms:NotKnown')));
      expect(outcome).toBe('equivalent');
    }),
    { numRuns: 200 },
  );
});

test.each(Object.entries(REWRITINGS))('%s: another policy differs from it as before', (_, rewrite) => {
  fc.assert(
    fc.property(policies, policies, (one, other) => {
      const [plain, rewritten] = [compare(one, other, keys), compare(one, rewrite(other), keys)];
      fc.pre(![...plain.reasons, ...rewritten.reasons].some(reason => reason.includes('kms:NotKnown')));
      expect(rewritten.outcome).toBe(plain.outcome);
      expect(pairs(rewritten.gains).sort()).toEqual(pairs(plain.gains).sort());
      expect(pairs(rewritten.losses).sort()).toEqual(pairs(plain.losses).sort());
    }),
    { numRuns: 200 },
  );
});

const granted = fc.oneof(
  fc.tuple(fc.constant(ROLE), fc.constantFrom(...ACTIONS)),
  fc.tuple(fc.constantFrom(FOREIGN_ROOT, FOREIGN_ROLE), fc.constantFrom(...ABROAD)),
);

/** Grants each action to each principal once, in a statement of its own. */
function granting(grants: readonly (readonly [string, string])[]): PlainPolicy {
  return {
    Version: '2012-10-17',
    Statement: [
      rootStatement(),
      ...grants.map(([AWS, Action]) => ({ ...rootStatement(), Principal: { AWS: [AWS] }, Action: [Action] })),
    ],
  };
}

/** A statement that allows one of three actions, each as serious as the others. */
const alikeInSeriousness = fc
  .tuple(
    fc.constantFrom(ROLE, FOREIGN_ROLE),
    fc.constantFrom('kms:DescribeKey', 'kms:GetKeyRotationStatus', 'kms:ListGrants'),
    fc.constantFrom('x', 'y', 'z'),
  )
  .map(([AWS, action, value]) => ({
    ...rootStatement(),
    Principal: { AWS: [AWS] },
    Action: [action],
    Condition: { StringEquals: { 'k:a': [value] } },
  }));

test('gains and losses are told in one order, whatever the order of the statements', () => {
  const inTwoOrders = fc
    .uniqueArray(alikeInSeriousness, { maxLength: 5, selector: JSON.stringify })
    .chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(inTwoOrders, orders => {
      const nothing = granting([]);
      const [one, other] = orders.map(Statement => ({ ...nothing, Statement }));
      expect(compare(nothing, other, keys).gains).toEqual(compare(nothing, one, keys).gains);
      expect(compare(other, nothing, keys).losses).toEqual(compare(one, nothing, keys).losses);
    }),
    { numRuns: 200 },
  );
});

test('an effective action that a principal loses is found, and nothing else', () => {
  const grants = fc.uniqueArray(granted, { minLength: 1, selector: String });
  fc.assert(
    fc.property(grants, fc.nat(), (all, at) => {
      const [principal, action] = all[at % all.length];
      const covered =
        principal === FOREIGN_ROLE && all.some(([other, same]) => other === FOREIGN_ROOT && same === action);
      const rest = all.filter(each => each !== all[at % all.length]);
      const { outcome, losses, gains } = compare(granting(all), granting(rest));
      expect({ outcome, losses: pairs(losses), gains }).toEqual(
        // A foreign account's own statement covers its roles; without it, those that are named keep theirs.
        covered
          ? { outcome: 'equivalent', losses: [], gains: [] }
          : { outcome: 'different', losses: [`${principal} ${action}`], gains: [] },
      );
    }),
    { numRuns: 500 },
  );
});

test('an effective action that a principal is denied is found', () => {
  fc.assert(
    fc.property(granted, ([principal, action]) => {
      const before = granting([[principal, action]]);
      const denied = { ...before.Statement[1], Effect: 'Deny' as const };
      const { outcome, losses } = compare(before, { ...before, Statement: [...before.Statement, denied] });
      expect(outcome).toBe('different');
      expect(pairs(losses)).toEqual([`${principal} ${action}`]);
    }),
  );
});

test('every reported change names a principal of the policies and an action on a key', () => {
  fc.assert(
    fc.property(policies, policies, (one, other) => {
      const { gains, losses } = compare(one, other, keys);
      const named = new Set([
        ROOT,
        '*',
        ...[one, other].flatMap(({ Statement }) => Statement.flatMap(({ Principal }) => Principal.AWS)),
      ]);
      for (const { principal, action, before, after } of [...gains, ...losses]) {
        expect(named.has(principal) || named.has(principal.replace(/^arn:aws:iam::(\d{12}):root$/, '$1'))).toBe(true);
        expect(action).toMatch(/^kms:[A-Z]/);
        expect(before).not.toBe(after);
      }
    }),
    { numRuns: 300 },
  );
});
