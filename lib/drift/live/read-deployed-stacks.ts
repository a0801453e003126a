import { whereaboutsOf } from './arn';
import { Place } from './asking';
import { AwsAccess } from './aws-access';
import { look } from './look';
import { Looked } from './looked';
import { describeStack, getTemplate, listStacks } from './stacks';
import { DeclaredStack } from '../declared/declared-stack';
import { hasIntent } from '../declared/intent';
import { keyResources } from '../declared/key-resources';

/**
 * Reads templates from CloudFormation, as {@link DeclaredStack}s.
 *
 * One template that may not be read is the failure of all: it might be the one with the keys.
 *
 * @param account Account to ask, twelve digits; the caller's where it is absent.
 * @param names Names or ARNs of stacks; each must be deployed. Without them: all stacks of the Region that declare a key of ours.
 */
export async function readDeployedStacks(
  access: AwsAccess,
  account: string | undefined,
  region: string,
  names?: readonly string[],
): Promise<Looked<DeclaredStack[]>> {
  const place = { access, account, region };
  return names ? namedStacks(place, [...new Set(names)]) : ourStacks(place);
}

async function namedStacks(place: Place, names: readonly string[]): Promise<Looked<DeclaredStack[]>> {
  return gathered(
    names.map(async name => {
      const described = await describeStack(place, name);
      return 'failure' in described ? described : stackOf(place, described.value.StackId);
    }),
  );
}

async function ourStacks(place: Place): Promise<Looked<DeclaredStack[]>> {
  const listed = await listStacks(place);
  if ('failure' in listed) return listed;
  return gathered(
    listed.value.map(async id => {
      const read = await stackOf(place, id);
      if (!('failure' in read)) return { value: declaresOurKey(read.value) ? read.value : undefined };
      // A stack that was deleted since it was listed is deployed no longer.
      return read.failure.reason === 'not-found' ? { value: undefined } : read;
    }),
  );
}

async function stackOf(place: Place, id: string): Promise<Looked<DeclaredStack>> {
  const template = await getTemplate(place, id);
  if ('failure' in template) return template;
  return look('cloudformation:GetTemplate', place.region, async () => ({
    name: id.split('/')[1],
    ...whereaboutsOf(id, 'cloudformation', place),
    template: template.value,
    // Templates have them too, where the CDK wrote them.
    constructPaths: new Map(),
    source: id,
  }));
}

/** The values, without those that are undefined, or the first failure. */
async function gathered<T>(all: readonly Promise<Looked<T | undefined>>[]): Promise<Looked<T[]>> {
  const values: T[] = [];
  for (const looked of await Promise.all(all)) {
    if ('failure' in looked) return looked;
    if (looked.value !== undefined) values.push(looked.value);
  }
  return { value: values };
}

function declaresOurKey(stack: DeclaredStack): boolean {
  return keyResources(stack).some(({ definition }) => hasIntent(definition));
}
