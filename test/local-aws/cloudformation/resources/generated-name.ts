import { randomBytes } from 'node:crypto';
import { HandlerContext } from './resource-type';

/** A name as CloudFormation gives to what the template leaves without one: the stack's, the logical id and chance. */
export function generatedName({ stackName, logicalId }: HandlerContext, longest: number): string {
  const suffix = randomBytes(6).toString('hex');
  return `${`${stackName}-${logicalId}`.slice(0, longest - suffix.length - 1)}-${suffix}`;
}
