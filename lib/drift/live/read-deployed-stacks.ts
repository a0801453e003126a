import { whereaboutsOf } from './arn';
import { Place } from './asking';
import { AwsAccess } from './aws-access';
import { look } from './look';
import { Looked } from './looked';
import { describeStack, getTemplate, listStacks } from './stacks';
import { Template } from './template-text';
import { TEMPLATE_METADATA_KEY } from '../../zoom';
import { DeclaredStack } from '../declared/declared-stack';

const KEY_TYPES: readonly unknown[] = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'];

const PATH_METADATA_KEY = 'aws:cdk:path';

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
      if (!('failure' in read)) return { value: declaresOurKey(read.value.template) ? read.value : undefined };
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
    constructPaths: constructPathsOf(template.value),
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

/** Path in the construct tree by logical id, where the CDK has put it into the template. */
function constructPathsOf(template: Template): Map<string, string> {
  return new Map(
    entriesOf(template.Resources).flatMap(([logicalId, resource]) => {
      const path = memberOf(memberOf(resource, 'Metadata'), PATH_METADATA_KEY);
      return typeof path === 'string' ? [[logicalId, path.replace(/\/Resource$/, '')] as const] : [];
    }),
  );
}

function declaresOurKey(template: Template): boolean {
  return entriesOf(template.Resources).some(
    ([, resource]) =>
      KEY_TYPES.includes(memberOf(resource, 'Type')) &&
      memberOf(memberOf(resource, 'Metadata'), TEMPLATE_METADATA_KEY) !== undefined,
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
