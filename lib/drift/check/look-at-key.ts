import { KeyPolicy, parseArn } from '../../key-policy';
import { DeclaredKey, StackFacts } from '../declared';
import { AliasReader, AwsAccess, LiveKey, Looked, LookFailure, readKey } from '../live';
import { checkPolicy } from './check-policy';
import { KeyCheck } from './key-check';

/**
 * Reads a declared key, and puts what it is beside what it should be.
 *
 * @param stack what CloudFormation said of the key's stack; absent where nobody asked, because the key's ARN is given
 * @param aliases reads the aliases of the live key
 * @param shared gives one object for policies that are the same, so that they are compared once
 */
export async function lookAtKey(
  access: AwsAccess,
  declared: DeclaredKey,
  stack: Looked<StackFacts> | undefined,
  aliases: AliasReader,
  shared: (policy: KeyPolicy) => KeyPolicy,
): Promise<KeyCheck> {
  if (declared.keyArn === undefined) return withoutArn(declared, stack);
  const { account, region } = liveWhereabouts(declared);
  const looked = await readKey(access, account, region, declared.keyArn, { aliases });
  if ('failure' in looked) {
    const { failure } = looked;
    return failure.reason === 'not-found'
      ? unseen(declared, { missing: `KMS knows no ${declared.keyArn}` })
      : unseen(declared, { failures: [failure] });
  }
  return {
    declared,
    live: looked.value,
    failures: failuresIn(looked.value),
    policy: checkPolicy(declared, looked.value, shared),
  };
}

/** Where a declared key is looked at. A key that is given may be in another account than its stack. */
export function liveWhereabouts(key: DeclaredKey): Pick<DeclaredKey, 'account' | 'region'> {
  return { account: parseArn(key.keyArn ?? '')?.account ?? key.account, region: key.region };
}

/** A key that is not looked at. */
export function unseen(
  declared: DeclaredKey,
  why: { readonly missing?: string; readonly failures?: readonly LookFailure[] } = {},
): KeyCheck {
  const policy = checkPolicy(declared, undefined);
  // What a declared policy says does not matter where there is no live one to hold against it.
  return { declared, missing: why.missing, failures: why.failures ?? [], policy: { ...policy, problems: [] } };
}

function withoutArn(declared: DeclaredKey, stack: Looked<StackFacts> | undefined): KeyCheck {
  const { stack: name, region, logicalId } = declared;
  if (stack && 'failure' in stack && stack.failure.reason !== 'not-found') {
    return unseen(declared, { failures: [stack.failure] });
  }
  return unseen(declared, {
    missing:
      stack && 'value' in stack
        ? `the stack ${name} has no resource ${logicalId}`
        : `the stack ${name} is not deployed in ${region}`,
  });
}

function failuresIn({ policy, rotation, aliases, tags, grants }: LiveKey): LookFailure[] {
  return [policy, rotation, aliases, tags, grants].flatMap(part => (part && 'failure' in part ? [part.failure] : []));
}
