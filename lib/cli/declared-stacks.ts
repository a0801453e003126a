import { Console } from './console';
import { DeclaredStacks, deployedStacks } from './deployed-stacks';
import { AwsAccess, nestedStacksWithKeys, readCloudAssembly } from '../drift';

/** Where what is declared stands, as options of a command say it. */
export interface DeclaredIn {
  /** Folder of the cloud assembly. */
  readonly app: string;
  readonly deployed?: boolean;
  readonly stack?: readonly string[];
  readonly region?: readonly string[];
}

/**
 * What is declared: in a cloud assembly, or in the templates that CloudFormation has.
 *
 * @throws DeclaredStateError where the assembly can't be read
 * @throws UsageError where no Region is known for deployed templates, or a stack is in none of them
 */
export async function declaredStacks(
  access: AwsAccess,
  options: DeclaredIn,
  console: Console,
): Promise<DeclaredStacks> {
  if (options.deployed) return deployedStacks(access, options, console);
  const stacks = readCloudAssembly(options.app);
  return { stacks, unread: nestedStacksWithKeys(options.app, stacks) };
}
