import { AwsError } from '../../http/aws-error';
import { flag, FormObject, optionalString, requiredString, strings, structure, structures } from '../../http/form';
import { ImportTarget, Target } from '../change-set';
import { knownResourceType } from '../resources';
import { Services } from '../services';
import { Stack, StackSettings } from '../stack';
import { GivenParameter, TemplateModel } from '../template';
import { checkedSize, TEMPLATE_BODY_BYTES, templateAt } from '../template-source';

/** Reads what CreateStack, UpdateStack and CreateChangeSet have in common. */
export function targetFrom(input: FormObject, stack: Stack, services: Services): Target {
  const settings = settingsFrom(input, stack);
  const body = templateBodyFrom(input, stack, services);
  const model = new TemplateModel(
    body,
    parametersFrom(input),
    stack.parameters,
    stack.environment(settings.notificationArns, services.parameters),
  );
  checkCapabilities(model, settings.capabilities);
  return { model, settings, imports: importsFrom(input) };
}

/** The text of the template that a request brings, or means. */
export function templateBodyFrom(input: FormObject, stack: Stack | undefined, { buckets }: Services): string {
  const body = optionalString(input, 'TemplateBody');
  if (body !== undefined && body !== '') return checkedSize(body, 'templateBody', TEMPLATE_BODY_BYTES);
  const url = optionalString(input, 'TemplateURL');
  if (url !== undefined) return templateAt(buckets, url);
  if (flag(input, 'UsePreviousTemplate') && stack?.model) return stack.model.body;
  throw new AwsError('ValidationError', 'Either Template URL or Template Body must be specified.');
}

/** The parameters that a request gives. */
function parametersFrom(input: FormObject): GivenParameter[] {
  return structures(input, 'Parameters').map(parameter => ({
    key: requiredString(parameter, 'ParameterKey'),
    value: optionalString(parameter, 'ParameterValue'),
    usePrevious: flag(parameter, 'UsePreviousValue'),
  }));
}

/** Refuses a stack name that CloudFormation would. */
export function checkStackName(name: string): void {
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return;
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  );
}

function settingsFrom(input: FormObject, stack: Stack): StackSettings {
  const tags = structures(input, 'Tags').map(
    tag => [requiredString(tag, 'Key'), optionalString(tag, 'Value') ?? ''] as const,
  );
  return {
    // Tags that an update doesn't mention stay as they are.
    tags: input.Tags === undefined ? stack.settings.tags : Object.fromEntries(tags),
    notificationArns: strings(input, 'NotificationARNs'),
    capabilities: strings(input, 'Capabilities'),
    roleArn: optionalString(input, 'RoleARN'),
  };
}

function importsFrom(input: FormObject): ImportTarget[] {
  return structures(input, 'ResourcesToImport').map(target => ({
    logicalId: requiredString(target, 'LogicalResourceId'),
    type: requiredString(target, 'ResourceType'),
    identifier: identifierFrom(target),
  }));
}

/** A map of the Query protocol: `ResourceIdentifier.entry.1.key` and `.value`. */
function identifierFrom(target: FormObject): Record<string, string> {
  const map = structure(target, 'ResourceIdentifier');
  const entries = map && structure(map, 'entry');
  return Object.fromEntries(
    Object.keys(entries ?? {}).map(index => {
      const entry = structure(entries!, index)!;
      return [requiredString(entry, 'key'), requiredString(entry, 'value')];
    }),
  );
}

function checkCapabilities(model: TemplateModel, given: string[]): void {
  const needed = [...model.resources.values()].flatMap(
    ({ Type, Properties }) => knownResourceType(Type)?.capability?.(Properties ?? {}) ?? [],
  );
  const missing = needed.filter(
    capability =>
      !given.includes(capability) && !(capability === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM')),
  );
  if (missing.length > 0) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${[...new Set(missing)].join(', ')}]`,
    );
  }
}
