import { keyArn, keyIdIn } from '../../key-arn';
import { DeclaredStack } from '../declared-stack';
import { StackFacts } from '../stack-facts';

/** A stack, and what is known of it beyond its template. */
export interface StackScope {
  readonly stack: DeclaredStack;
  /** Absent where the stack is not deployed. */
  readonly facts?: StackFacts;
  /** Absent where nobody knows it. */
  readonly account?: string;
  /** Absent where nobody knows it. */
  readonly region?: string;
  /** ARNs of KMS keys by logical id, which win over what the deployed stack says. */
  readonly keyArns: ReadonlyMap<string, string>;
}

/** The ARN of a KMS key of a stack; nothing where neither a binding nor the deployed stack tells it. */
export function keyArnOf({ keyArns, facts, account, region }: StackScope, logicalId: string): string | undefined {
  const physicalId = keyArns.get(logicalId) ?? facts?.physicalIds.get(logicalId);
  if (physicalId === undefined || physicalId.includes(':key/')) return physicalId;
  return account === undefined || region === undefined ? undefined : keyArn({ account, region, keyId: physicalId });
}

/** The physical id of a resource of a stack; nothing where it is not known to exist. */
export function physicalIdOf({ keyArns, facts }: StackScope, logicalId: string): string | undefined {
  const bound = keyArns.get(logicalId);
  return bound === undefined ? facts?.physicalIds.get(logicalId) : keyIdIn(bound);
}
