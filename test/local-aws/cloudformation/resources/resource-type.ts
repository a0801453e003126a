import { AwsError } from '../../http/aws-error';
import { Caller } from '../../identity/caller';
import { Services } from '../services';

/** Evaluated properties of a resource. */
export type Properties = Record<string, unknown>;

/** What a handler works with. */
export interface HandlerContext extends Services {
  /** CloudFormation, acting for whoever deploys. */
  readonly caller: Caller;
  readonly stackName: string;
  readonly logicalId: string;
  /** The tags of the stack, and those that CloudFormation itself puts on resources. */
  readonly stackTags: Readonly<Record<string, string>>;
}

/** A resource that exists. */
export interface Physical {
  readonly physicalId: string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A resource type: its schema and its handlers. */
export interface ResourceType {
  readonly attributes: readonly string[];
  /** The properties it may have. @default - any */
  readonly properties?: readonly string[];
  readonly required?: readonly string[];
  /** A change of one of these makes a new resource. */
  readonly replacedBy?: readonly string[];
  /** The property or attribute that names it for an import. @default - it can't be imported */
  readonly identifier?: string;
  /** Whether a change of the stack's tags is an update of the resource. */
  readonly takesStackTags?: boolean;
  /** Whether a template must acknowledge it with a capability, and whether it has a name of its own then. */
  readonly capability?: (properties: Properties) => 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';
  create(context: HandlerContext, properties: Properties): Physical;
  /** Throws when a change can't be made at all, before anything is touched. */
  refuseUpdate?(before: Properties, after: Properties): void;
  update(context: HandlerContext, physicalId: string, before: Properties, after: Properties): void;
  remove(context: HandlerContext, physicalId: string, properties: Properties): void;
  /** Finds what exists already, for an import. */
  find?(context: HandlerContext, identifier: string): Physical;
}

/** The words of CloudFormation's schema check for properties that don't fit the type. */
export function checkProperties(type: ResourceType, logicalId: string, properties: Properties): void {
  const missing = (type.required ?? []).filter(name => !Object.hasOwn(properties, name));
  const extraneous = Object.keys(properties).filter(name => type.properties && !type.properties.includes(name));
  const complaints = [
    ...missing.map(name => `#: required key [${name}] not found`),
    ...extraneous.map(name => `#: extraneous key [${name}] is not permitted`),
  ];
  if (complaints.length > 0) {
    throw new AwsError(
      'ValidationError',
      `Properties validation failed for resource ${logicalId} with message:\n${complaints.join('\n')}`,
    );
  }
}

/** A property that may be a boolean or the text of one: parameters are always text. */
export function booleanProperty(properties: Properties, name: string, fallback: boolean): boolean {
  const value = properties[name];
  return value === undefined ? fallback : String(value) === 'true';
}

/** A property that may be a number or the text of one. */
export function numberProperty(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  return value === undefined ? undefined : Number(value);
}

/** The tags of a resource, as CloudFormation writes them. */
export function tagsProperty(properties: Properties): Record<string, string> {
  const tags = (properties.Tags ?? []) as { Key: string; Value: unknown }[];
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, String(Value)]));
}
