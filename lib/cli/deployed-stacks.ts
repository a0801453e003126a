import { AwsAccess, DeclaredStack, deployedTemplates, isNotDeployed, Unread, unreadTemplates } from '../drift';
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
  const places = accounts.flatMap(account =>
    regions.flatMap(region => (options.stack ?? [undefined]).map(stack => ({ account, region, stack }))),
  );
  const { stacks, failures } = await deployedTemplates(access, places);
  const missing = new Set(failures.filter(isNotDeployed).map(({ place }) => place));
  for (const name of options.stack ?? []) {
    if (places.every(place => place.stack !== name || missing.has(place))) {
      throw new UsageError(`the stack ${name} is not deployed in ${regions.join(', ')}`);
    }
  }
  return { stacks, unread: failures.filter(failure => !isNotDeployed(failure)).map(unreadTemplates) };
}
