import { AwsAccess, DeclaredStack, failureInWords, Looked, LookFailure, readDeployedStacks, Unread } from '../drift';
import { Console } from './console';
import { UsageError } from './usage-error';

/** What is declared, and what of that could not be read. */
export interface DeclaredStacks {
  readonly stacks: readonly DeclaredStack[];
  readonly unread: readonly Unread[];
}

/**
 * The deployed templates of the Regions asked for, in the accounts that roles were given for, else in the caller's: those of the
 * named stacks, else those that declare keys of ours.
 *
 * @throws UsageError where no Region is known, or a stack is in none of them
 */
export async function deployedStacks(
  access: AwsAccess,
  options: { readonly stack?: readonly string[]; readonly region?: readonly string[] },
  { env }: Console,
): Promise<DeclaredStacks> {
  const regions = options.region ?? [env.AWS_REGION || env.AWS_DEFAULT_REGION || []].flat();
  if (regions.length === 0) throw new UsageError('--deployed needs the Regions to look in: give --region');
  const accounts = access.roleAccounts.length > 0 ? access.roleAccounts : [undefined];
  const reads = accounts.flatMap(account =>
    regions.flatMap(region => (options.stack ?? [undefined]).map(name => ({ account, region, name }))),
  );
  const looked = await Promise.all(
    reads.map(async ({ account, region, name }) => ({
      name,
      stacks: await readDeployedStacks(access, account, region, name === undefined ? undefined : [name]),
    })),
  );
  for (const name of options.stack ?? []) {
    if (looked.filter(each => each.name === name).every(({ stacks }) => isMissing(stacks))) {
      throw new UsageError(`the stack ${name} is not deployed in ${regions.join(', ')}`);
    }
  }
  return {
    stacks: looked.flatMap(({ stacks }) => ('value' in stacks ? stacks.value : [])),
    unread: looked.flatMap(({ stacks }) => ('failure' in stacks && !isMissing(stacks) ? [unread(stacks.failure)] : [])),
  };
}

function isMissing(stacks: Looked<unknown>): boolean {
  return 'failure' in stacks && stacks.failure.reason === 'not-found';
}

function unread(failure: LookFailure): Unread {
  return {
    region: failure.region,
    message: `the deployed templates were not read, ${failureInWords(failure)}`,
  };
}
