import { AwsAccess, DeclaredStack, Looked, readDeployedStacks } from '../drift';
import { Console } from './console';
import { UsageError } from './usage-error';

/**
 * The deployed templates of the Regions asked for: those of the named stacks, else those that declare keys of ours.
 *
 * @throws UsageError where no Region is known, a stack is nowhere, or CloudFormation could not be asked
 */
export async function deployedStacks(
  access: AwsAccess,
  options: { readonly stack?: readonly string[]; readonly region?: readonly string[] },
  { env }: Console,
): Promise<DeclaredStack[]> {
  const regions = options.region ?? [env.AWS_REGION ?? env.AWS_DEFAULT_REGION].filter(region => region !== undefined);
  if (regions.length === 0) throw new UsageError('--deployed needs the Regions to look in: give --region');
  const reads = regions.flatMap(region => (options.stack ?? [undefined]).map(name => ({ region, name })));
  const looked = await Promise.all(
    reads.map(async ({ region, name }) => ({
      name,
      stacks: await readDeployedStacks(access, undefined, region, name === undefined ? undefined : [name]),
    })),
  );
  for (const name of options.stack ?? []) {
    const own = looked.filter(each => each.name === name);
    if (own.every(({ stacks }) => isMissing(stacks))) {
      throw new UsageError(`the stack ${name} is not deployed in ${regions.join(', ')}`);
    }
  }
  return looked.flatMap(({ stacks }) => {
    if (isMissing(stacks)) return [];
    if ('value' in stacks) return stacks.value;
    const { operation, region, message } = stacks.failure;
    throw new UsageError(`could not read the deployed templates: ${operation} in ${region}: ${message}`);
  });
}

function isMissing(stacks: Looked<unknown>): boolean {
  return 'failure' in stacks && stacks.failure.reason === 'not-found';
}
