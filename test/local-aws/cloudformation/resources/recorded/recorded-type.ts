import { AwsError } from '../../../http/aws-error';
import { urlSuffixOf } from '../../../identity/caller';
import { RecordedIdentity } from '../../recorded-resources';
import { generatedName } from '../generated-name';
import { HandlerContext, Properties, ResourceType } from '../resource-type';

/** What the Ref and the attributes of a resource are made of. */
export interface Named {
  /** Given, or generated. */
  readonly name: string;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly urlSuffix: string;
  readonly properties: Properties;
}

/** A text that is made of a name and where it is. */
export type Naming = (named: Named) => string;

/**
 * Refuses what the service would, before anything is made or changed.
 *
 * @param before what is there, on an update
 */
export type Check = (properties: Properties, context: HandlerContext, before?: Properties) => void;

/** A resource type that is only recorded: a row of the table. */
export interface RecordedDefinition {
  readonly required?: readonly string[];
  /** The property that names it. @default - it has no name of its own, only an id */
  readonly name?: string;
  /** How long a name may be. @default 64 */
  readonly longest?: number;
  /** Whether generated names have no capitals. @default false */
  readonly inLowerCase?: boolean;
  /** Other properties whose change makes a new resource. */
  readonly replacedBy?: readonly string[];
  /** What Ref gives. @default - the name */
  readonly ref?: Naming;
  /** What `Fn::GetAtt` gives. `REF` stands for what Ref gives. */
  readonly attributes?: Readonly<Record<string, Naming | typeof REF>>;
  /** What must be unique. @default - what Ref gives */
  readonly unique?: Naming;
  /** Whether it is the same in all Regions of an account. @default false */
  readonly isGlobal?: boolean;
  readonly capability?: ResourceType['capability'];
  readonly check?: Check;
  /** What making it does besides the record. */
  readonly made?: (context: HandlerContext, name: string) => void;
  /** What deleting it does besides the record; refuses when the service would. */
  readonly gone?: (context: HandlerContext, physicalId: string) => void;
}

/** What Ref gives, as an attribute. */
export const REF = Symbol('Ref');

/** The handlers of a type that is only recorded. */
export function recordedType(type: string, definition: RecordedDefinition): ResourceType {
  const { name: nameProperty, attributes = {}, check, made, gone } = definition;
  return {
    attributes: Object.keys(attributes),
    required: definition.required,
    replacedBy: [...(nameProperty === undefined ? [] : [nameProperty]), ...(definition.replacedBy ?? [])],
    capability: definition.capability,

    create(context, properties) {
      check?.(properties, context);
      const named = nameOf(definition, context, properties);
      const physicalId = definition.ref?.(named) ?? named.name;
      const { account, region } = named;
      const unique = definition.unique?.(named) ?? physicalId;
      const uniqueName = JSON.stringify([type, account, definition.isGlobal ? '' : region, unique]);
      if (context.recorded.hasName(uniqueName)) {
        throw new AwsError('AlreadyExists', `Resource of type '${type}' with identifier '${unique}' already exists.`);
      }
      made?.(context, named.name);
      const values = Object.entries(attributes).map(([name, of]) => [name, of === REF ? physicalId : of(named)]);
      const physical = { physicalId, attributes: Object.fromEntries(values) as Record<string, string> };
      context.recorded.add({ ...identityOf(type, context, physicalId), ...physical, properties }, uniqueName);
      return physical;
    },

    update(context, physicalId, before, after) {
      check?.(after, context, before);
      context.recorded.update(identityOf(type, context, physicalId), after);
    },

    remove(context, physicalId) {
      gone?.(context, physicalId);
      context.recorded.remove(identityOf(type, context, physicalId));
    },
  };
}

function nameOf(definition: RecordedDefinition, context: HandlerContext, properties: Properties): Named {
  const { partition, account, region } = context.caller;
  const given = definition.name === undefined ? undefined : properties[definition.name];
  const generated = generatedName(context, definition.longest ?? 64);
  return {
    name: String(given ?? (definition.inLowerCase ? generated.toLowerCase() : generated)),
    partition,
    account,
    region,
    urlSuffix: urlSuffixOf(region),
    properties,
  };
}

function identityOf(
  type: string,
  { caller, stackName, logicalId }: HandlerContext,
  physicalId: string,
): RecordedIdentity {
  return { type, physicalId, account: caller.account, region: caller.region, stack: stackName, logicalId };
}
