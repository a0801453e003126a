import { allow, Elements, OWNER, policy, when } from '../../test/key-policy/support';

const ACTIONS = ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'];

const many = (count: number, make: (index: number) => Elements) =>
  Array.from({ length: count }, (_, index) => make(index));

const worker = (index: number) => allow(`arn:aws:iam::${OWNER}:role/worker-${index}`, ACTIONS);

/** Pairs of policies that grow with a size, such as people write. */
export const ORDINARY: Record<string, (size: number) => readonly [Elements, Elements]> = {
  'a role a statement, in another order': size => {
    const statements = many(size, worker);
    return [policy(...statements), policy(...[...statements].reverse())];
  },
  'a role a statement, one of them without an action': size => {
    const [first, ...others] = many(size, worker);
    return [policy(first, ...others), policy({ ...first, Action: ACTIONS.slice(1) }, ...others)];
  },
  'roles under conditions, one of them changed': size => {
    const service = (index: number) =>
      allow('*', ACTIONS, when('StringEquals', 'kms:ViaService', `service-${index}.us-east-1.amazonaws.com`));
    const [first, ...others] = many(size, service);
    return [policy(first, ...others), policy(service(size), ...others)];
  },
};
