import { NO_VALUE } from './outcome';
import { StackScope } from './stack-scope';
import { partitionOf } from '../../partition';

/**
 * What the pseudo parameters give, where it is known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
 */
export const PSEUDO_PARAMETERS: ReadonlyMap<string, (scope: StackScope) => unknown> = new Map<
  string,
  (scope: StackScope) => unknown
>([
  ['AWS::AccountId', ({ account }) => account],
  ['AWS::NoValue', () => NO_VALUE],
  ['AWS::NotificationARNs', () => undefined],
  ['AWS::Partition', ({ region }) => (region === undefined ? undefined : partitionOf(region).name)],
  ['AWS::Region', ({ region }) => region],
  ['AWS::StackId', ({ facts }) => facts?.id],
  ['AWS::StackName', ({ stack }) => stack.name],
  ['AWS::URLSuffix', ({ region }) => (region === undefined ? undefined : partitionOf(region).urlSuffix)],
]);
