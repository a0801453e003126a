import { parse, ScalarTag, YAMLMap, Pair, Scalar, CollectionTag } from 'yaml';
import { AwsError } from '../../http/aws-error';

/** A parsed template. */
export interface Template {
  readonly Description?: string;
  readonly Parameters: Record<string, ParameterDefinition>;
  readonly Mappings: Record<string, Record<string, Record<string, unknown>>>;
  readonly Conditions: Record<string, unknown>;
  readonly Rules: Record<string, RuleDefinition>;
  readonly Resources: Record<string, ResourceDefinition>;
  readonly Outputs: Record<string, OutputDefinition>;
  readonly Metadata?: unknown;
}

/** A parameter as the template declares it. */
export interface ParameterDefinition {
  readonly Type: string;
  readonly Default?: unknown;
  readonly Description?: string;
  readonly AllowedValues?: unknown[];
  readonly AllowedPattern?: string;
  readonly MinLength?: unknown;
  readonly MaxLength?: unknown;
  readonly MinValue?: unknown;
  readonly MaxValue?: unknown;
  readonly NoEcho?: unknown;
}

/** A resource as the template declares it. */
export interface ResourceDefinition {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DependsOn?: string | string[];
  readonly Condition?: string;
  readonly Metadata?: unknown;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A rule about parameters as the template declares it. */
export interface RuleDefinition {
  readonly RuleCondition?: unknown;
  readonly Assertions?: readonly { readonly Assert: unknown; readonly AssertDescription?: string }[];
}

/** An output as the template declares it. */
export interface OutputDefinition {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: { readonly Name: unknown };
}

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
];
const UNSUPPORTED_SECTIONS = ['Transform', 'Hooks'];
const SHORT_FORMS = [
  'Base64',
  'FindInMap',
  'ImportValue',
  'Join',
  'Sub',
  'Select',
  'Split',
  'And',
  'Equals',
  'If',
  'Not',
  'Or',
  'GetAtt',
  'GetStackOutput',
];
const DELETION_POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** Parses and checks a template; JSON is a part of YAML, and the CDK CLI sends YAML. */
export function parseTemplate(body: string): Template {
  const document = asObject(parseYaml(body), 'Template format error: unsupported structure.');
  const unsupported = Object.keys(document).find(name => UNSUPPORTED_SECTIONS.includes(name));
  if (unsupported) throw formatError(`the section ${unsupported} is not implemented by this endpoint`);
  const unknown = Object.keys(document).filter(name => !SECTIONS.includes(name));
  if (unknown.length > 0) {
    throw new AwsError('ValidationError', `Invalid template property or properties [${unknown.join(', ')}]`);
  }
  const resources = section<ResourceDefinition>(document, 'Resources');
  if (Object.keys(resources).length === 0) throw formatError('At least one Resources member must be defined.');
  Object.entries(resources).forEach(checkResource);
  return {
    Description: document.Description as string | undefined,
    Metadata: document.Metadata,
    Parameters: section(document, 'Parameters'),
    Mappings: section(document, 'Mappings'),
    Conditions: section(document, 'Conditions', false),
    Rules: section(document, 'Rules'),
    Resources: resources,
    Outputs: section(document, 'Outputs'),
  };
}

/** The error for a template that is not one. */
function formatError(reason: string): AwsError {
  return new AwsError('ValidationError', `Template format error: ${reason}`);
}

function parseYaml(body: string): unknown {
  try {
    return parse(body, { customTags: shortFormTags(), schema: 'core', uniqueKeys: false, logLevel: 'error' });
  } catch (error) {
    throw formatError(`YAML not well-formed. ${(error as Error).message.split('\n')[0]}`);
  }
}

/** `!Sub text` is short for `Fn::Sub: text`. */
function shortFormTags(): (ScalarTag | CollectionTag)[] {
  const names = [...SHORT_FORMS.map(name => [`!${name}`, `Fn::${name}`]), ['!Ref', 'Ref'], ['!Condition', 'Condition']];
  return names.flatMap(([tag, key]): (ScalarTag | CollectionTag)[] => {
    const wrap = (node: unknown) => {
      const map = new YAMLMap();
      map.items.push(new Pair(new Scalar(key), node) as never);
      return map;
    };
    return [
      { tag, resolve: (text: string) => ({ [key]: text }) },
      { tag, collection: 'seq', resolve: wrap },
      { tag, collection: 'map', resolve: wrap },
    ];
  });
}

function section<T>(document: Record<string, unknown>, name: string, ofObjects = true): Record<string, T> {
  const value = asObject(document[name] ?? {}, `Template format error: ${name} must be a map.`);
  for (const [id, member] of Object.entries(value)) {
    if (ofObjects) asObject(member, `Template format error: Every ${name} member must be an object: ${id}.`);
  }
  return value as Record<string, T>;
}

function checkResource([id, resource]: [string, ResourceDefinition]): void {
  if (!/^[a-zA-Z0-9]+$/.test(id)) throw formatError(`Resource name ${id} is non alphanumeric.`);
  if (typeof resource.Type !== 'string') {
    throw formatError(`[/Resources/${id}] Every Resources object must contain a Type member.`);
  }
  asObject(resource.Properties ?? {}, `Template format error: Properties of ${id} must be an object.`);
  for (const policy of [resource.DeletionPolicy, resource.UpdateReplacePolicy]) {
    if (policy !== undefined && !DELETION_POLICIES.includes(policy)) {
      throw formatError(`Unrecognized DeletionPolicy ${policy} for resource ${id}`);
    }
  }
}

function asObject(value: unknown, complaint: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AwsError('ValidationError', complaint);
}
