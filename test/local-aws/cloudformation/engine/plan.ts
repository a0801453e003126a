import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../http/aws-error';
import { ImportTarget, Target } from '../change-set';
import { Properties, resourceType } from '../resources';
import { Stack, StackOutput, StackResource } from '../stack';
import { StackStore } from '../stack-store';
import { ResourceDefinition, Surroundings, TemplateModel } from '../template';
import { surroundings } from './surroundings';

/** What is to happen to one resource. */
export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import';
  readonly logicalId: string;
  readonly type: string;
  readonly replaces: boolean;
  /** What is there now. */
  readonly existing?: StackResource;
  /** What the template says. */
  readonly definition?: ResourceDefinition;
  /** The properties to come, as far as they are known. */
  readonly after?: Properties;
  /** Names of the properties that change. */
  readonly properties: string[];
  /** Parts of the resource besides its properties that change. */
  readonly scope: string[];
  readonly importTarget?: ImportTarget;
}

/** What is to happen to a stack. */
export interface Plan {
  readonly changes: ResourceChange[];
  /** Whether there is anything to do: also a change of outputs or tags is something. */
  readonly isEmpty: boolean;
}

/** Compares what is deployed with a target. */
export function makePlan(stack: Stack, target: Target, store: StackStore): Plan {
  const { model, imports } = target;
  const changes = new Map<string, ResourceChange>();
  const replaced = (id: string) => changes.get(id)?.replaces === true;
  const view = surroundings(
    stack,
    store,
    id => model.resources.get(id)?.Type,
    id => (replaced(id) ? undefined : stack.resources.get(id)?.physical),
  );
  for (const logicalId of model.order) {
    const importTarget = imports.find(candidate => candidate.logicalId === logicalId);
    const change = changeOf(logicalId, stack, target, view, importTarget);
    if (change) changes.set(logicalId, change);
  }
  for (const resource of [...stack.resources.values()].reverse()) {
    if (!model.resources.has(resource.logicalId)) changes.set(resource.logicalId, removal(resource));
  }
  // Outputs are evaluated in any case, so that a mistake in one is found before anything is deployed.
  const outputsStay = isDeepStrictEqual(new Set(evaluateOutputs(model, view)), new Set(stack.outputs));
  const tagsStay = isDeepStrictEqual(stack.settings.tags, target.settings.tags);
  const isEmpty = changes.size === 0 && outputsStay && tagsStay;
  return { changes: [...changes.values()], isEmpty };
}

/** Evaluates the outputs of a template. */
export function evaluateOutputs(model: TemplateModel, view: Surroundings): StackOutput[] {
  return model.outputs().map(([key, output]) => {
    const value = model.evaluate(output.Value, view);
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new AwsError(
        'ValidationError',
        `Template format error: Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String.`,
      );
    }
    const exportName = output.Export === undefined ? undefined : String(model.evaluate(output.Export.Name, view));
    return { key, value: String(value), description: output.Description, exportName };
  });
}

function changeOf(
  logicalId: string,
  stack: Stack,
  { model, settings }: Target,
  view: Surroundings,
  importTarget: ImportTarget | undefined,
): ResourceChange | undefined {
  const definition = model.resources.get(logicalId)!;
  const type = resourceType(definition.Type);
  const existing = stack.resources.get(logicalId);
  const after = model.properties(logicalId, view);
  const change = {
    logicalId,
    type: definition.Type,
    existing,
    definition,
    after,
    properties: [],
    scope: [],
    replaces: false,
  };
  if (!existing) return { ...change, action: importTarget ? 'Import' : 'Add', importTarget };
  if (existing.type !== definition.Type) {
    throw new AwsError(
      'ValidationError',
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${logicalId}]`,
    );
  }
  const properties = [...new Set([...Object.keys(existing.properties), ...Object.keys(after)])].filter(
    name => !isDeepStrictEqual(existing.properties[name], after[name]),
  );
  const scope = (['Metadata', 'DeletionPolicy', 'UpdateReplacePolicy'] as const).filter(
    name => !isDeepStrictEqual(existing.definition[name], definition[name]),
  );
  const tagsChange = type.takesStackTags === true && !isDeepStrictEqual(stack.settings.tags, settings.tags);
  if (properties.length === 0 && scope.length === 0 && !tagsChange) return undefined;
  const replaces = properties.some(name => type.replacedBy?.includes(name));
  return { ...change, action: 'Modify', properties, scope: [...scope, ...(tagsChange ? ['Tags'] : [])], replaces };
}

function removal(existing: StackResource): ResourceChange {
  return {
    action: 'Remove',
    logicalId: existing.logicalId,
    type: existing.type,
    existing,
    properties: [],
    scope: [],
    replaces: false,
  };
}
