import { ResourceChange } from '../engine/plan';
import { knownResourceType, Properties } from '../resources';
import { KNOWN_AFTER_APPLY, ResourceDefinition } from '../template';

/** A change of a resource, as DescribeChangeSet tells it. */
export function describeChange(change: ResourceChange, withValues: boolean): object {
  const { action, logicalId, type, existing, replaces } = change;
  const modifies = action === 'Modify';
  return {
    Type: 'Resource',
    ResourceChange: {
      PolicyAction: policyAction(change),
      Action: action,
      LogicalResourceId: logicalId,
      PhysicalResourceId: existing?.physical.physicalId ?? Object.values(change.importTarget?.identifier ?? {})[0],
      ResourceType: type,
      Replacement: modifies ? (replaces ? (isCertain(change) ? 'True' : 'Conditional') : 'False') : undefined,
      Scope: modifies ? scopeOf(change) : [],
      Details: modifies ? details(change, withValues) : [],
      BeforeContext: withValues && existing ? contextOf(existing.properties, existing.definition) : undefined,
      AfterContext: withValues && change.after ? contextOf(change.after, change.definition!) : undefined,
    },
  };
}

function policyAction({ action, existing, replaces, definition }: ResourceChange): string | undefined {
  if (action === 'Remove') return existing!.definition.DeletionPolicy?.startsWith('Retain') ? 'Retain' : 'Delete';
  if (!replaces) return undefined;
  return definition!.UpdateReplacePolicy === 'Retain' ? 'ReplaceAndRetain' : 'ReplaceAndDelete';
}

function scopeOf({ properties, scope }: ResourceChange): string[] {
  return [...(properties.length > 0 ? ['Properties'] : []), ...scope];
}

function details(change: ResourceChange, withValues: boolean): object[] {
  const { existing, after, type } = change;
  const ofProperties = change.properties.map(name => {
    const before = existing!.properties[name];
    const value = after![name];
    const isStatic = isKnown(value);
    return {
      Target: {
        Attribute: 'Properties',
        Name: name,
        RequiresRecreation: recreation(type, name, isStatic),
        ...(withValues && {
          Path: `/Properties/${name}`,
          BeforeValue: valueText(before),
          AfterValue: valueText(value),
          AttributeChangeType: before === undefined ? 'Add' : value === undefined ? 'Remove' : 'Modify',
        }),
      },
      Evaluation: isStatic ? 'Static' : 'Dynamic',
      ChangeSource: isStatic ? 'DirectModification' : 'ResourceReference',
    };
  });
  const ofOthers = change.scope.map(name => ({
    Target: { Attribute: name, RequiresRecreation: 'Never' },
    Evaluation: 'Static',
    ChangeSource: 'DirectModification',
  }));
  return [...ofProperties, ...ofOthers];
}

function recreation(type: string, property: string, isStatic: boolean): string {
  if (!knownResourceType(type)?.replacedBy?.includes(property)) return 'Never';
  return isStatic ? 'Always' : 'Conditionally';
}

function isCertain({ properties, after, type }: ResourceChange): boolean {
  return properties.some(name => knownResourceType(type)?.replacedBy?.includes(name) && isKnown(after![name]));
}

function isKnown(value: unknown): boolean {
  return !JSON.stringify(value ?? null).includes(KNOWN_AFTER_APPLY);
}

function valueText(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

function contextOf(
  properties: Properties,
  { Metadata, DeletionPolicy, UpdateReplacePolicy }: ResourceDefinition,
): string {
  return JSON.stringify({ Properties: properties, Metadata, DeletionPolicy, UpdateReplacePolicy });
}
