import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/aws-error';
import { flag, FormObject, optionalString, requiredString } from '../../http/form';
import { Caller } from '../../identity/caller';
import { ChangeSet, Target } from '../change-set';
import { makePlan, Plan } from '../engine/plan';
import { knownResourceType } from '../resources';
import { Stack } from '../stack';
import { Context, Operations } from './context';
import { describeChange } from './describe-change';
import { describeParameters, describeTags } from './describe-stack';
import { pageOf } from './paging';
import { checkStackName, targetFrom } from './request';
import { refuseUpdate } from './stacks';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Change sets: what `cdk deploy` and `cdk diff` work with. */
export const changeSetOperations: Operations = context => ({
  CreateChangeSet: (input, caller) => {
    const changeSet = createChangeSet(context, input, caller);
    return { Id: changeSet.id, StackId: changeSet.target.model.stackId };
  },

  DescribeChangeSet: (input, caller) => {
    const { stack, changeSet } = findChangeSet(context, input, caller);
    return describeChangeSet(
      stack,
      changeSet,
      flag(input, 'IncludePropertyValues'),
      optionalString(input, 'NextToken'),
    );
  },

  ListChangeSets: (input, caller) => {
    const stack = context.store.get(caller, requiredString(input, 'StackName'));
    const { items, NextToken } = pageOf([...stack.changeSets.values()], optionalString(input, 'NextToken'));
    return { Summaries: items.map(changeSet => summary(stack, changeSet)), NextToken };
  },

  DeleteChangeSet: (input, caller) => {
    const name = requiredString(input, 'ChangeSetName');
    const stack = stackOf(context, input, caller, name);
    const changeSet = stack && lookUp(stack, name);
    if (changeSet) stack.changeSets.delete(changeSet.name);
  },

  ExecuteChangeSet: (input, caller) => {
    const { stack, changeSet } = findChangeSet(context, input, caller);
    if (changeSet.executionStatus !== 'AVAILABLE') {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
      );
    }
    stack.refuseInProgress();
    stack.disableRollback = flag(input, 'DisableRollback');
    // All other change sets were made for a stack that no longer is.
    stack.changeSets.clear();
    stack.changeSets.set(changeSet.name, changeSet);
    changeSet.executionStatus = 'EXECUTE_COMPLETE';
    context.deploy(
      stack,
      changeSet.type,
      changeSet.target,
      changeSet.plan!,
      optionalString(input, 'ClientRequestToken'),
    );
  },
});

function createChangeSet(context: Context, input: FormObject, caller: Caller): ChangeSet {
  refuseUnsupported(input);
  const type = (optionalString(input, 'ChangeSetType') ?? 'UPDATE') as ChangeSet['type'];
  if (!['CREATE', 'UPDATE', 'IMPORT'].includes(type)) {
    throw new AwsError('ValidationError', `Invalid ChangeSetType ${type}`);
  }
  const name = requiredString(input, 'ChangeSetName');
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  const stackName = requiredString(input, 'StackName');
  const { stack, isNew } = stackFor(context, caller, stackName, type, name);
  if (stack.changeSets.has(name)) {
    throw new AwsError('AlreadyExistsException', `ChangeSet [${name}] already exists for stack [${stack.name}]`);
  }
  const target = targetFrom(input, stack, context.services);
  checkImports(target, stack, type);
  // Only now: a template that is refused leaves no stack behind.
  if (isNew) {
    stack.begin('REVIEW_IN_PROGRESS', optionalString(input, 'ClientToken'));
    context.store.add(stack);
  }
  const changeSet: ChangeSet = {
    id: stack.id.replace(/:stack\/.*$/, `:changeSet/${name}/${randomUUID()}`),
    name,
    type,
    description: optionalString(input, 'Description'),
    createdAt: new Date(),
    target,
    ...outcome(context, stack, target),
  };
  stack.changeSets.set(name, changeSet);
  return changeSet;
}

/** Making the plan may fail, on an export that isn't there for one: the change set then exists, but failed. */
function outcome(
  context: Context,
  stack: Stack,
  target: Target,
): Pick<ChangeSet, 'plan' | 'status' | 'statusReason' | 'executionStatus'> {
  const failed = { status: 'FAILED', executionStatus: 'UNAVAILABLE' } as const;
  let plan: Plan;
  try {
    plan = makePlan(stack, target, context.store);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { ...failed, statusReason: error.message };
  }
  if (plan.isEmpty) return { ...failed, statusReason: NO_CHANGES };
  return { plan, status: 'CREATE_COMPLETE', executionStatus: 'AVAILABLE' };
}

function stackFor(
  { store }: Context,
  caller: Caller,
  stackName: string,
  type: ChangeSet['type'],
  changeSetName: string,
): { stack: Stack; isNew: boolean } {
  const existing = store.find(caller, stackName);
  if (existing && existing.status === 'REVIEW_IN_PROGRESS') return { stack: existing, isNew: false };
  if (existing && type === 'CREATE') {
    throw new AwsError(
      'AlreadyExistsException',
      `Stack [${stackName}] already exists and cannot be created again with the changeSet [${changeSetName}].`,
    );
  }
  if (existing) {
    refuseUpdate(existing);
    return { stack: existing, isNew: false };
  }
  if (type === 'UPDATE') throw new AwsError('ValidationError', `Stack [${stackName}] does not exist`);
  checkStackName(stackName);
  return { stack: new Stack(stackName, caller), isNew: true };
}

function checkImports({ imports, model }: Target, stack: Stack, type: ChangeSet['type']): void {
  if ((type === 'IMPORT') !== imports.length > 0) {
    throw new AwsError('ValidationError', 'ResourcesToImport must be given with ChangeSetType IMPORT, and only then');
  }
  for (const { logicalId, type: resource, identifier } of imports) {
    const definition = model.resources.get(logicalId);
    const key = knownResourceType(resource)?.identifier;
    if (!definition || definition.Type !== resource) {
      throw new AwsError(
        'ValidationError',
        `Resource [${logicalId}] of type ${resource} does not exist in the template`,
      );
    }
    if (stack.resources.has(logicalId)) {
      throw new AwsError('ValidationError', `Resource [${logicalId}] already exists in stack [${stack.name}]`);
    }
    if (key === undefined) {
      throw new AwsError('ValidationError', `ResourceTypes [${resource}] are not supported for Import`);
    }
    if (Object.keys(identifier).join() !== key) {
      throw new AwsError(
        'ValidationError',
        `Resource identifier property for ${resource} must be [${key}], got [${Object.keys(identifier)}]`,
      );
    }
    if (definition.DeletionPolicy === undefined) {
      throw new AwsError(
        'ValidationError',
        `Resources [${logicalId}] to import must have a DeletionPolicy attribute specified in the template.`,
      );
    }
  }
  if (type !== 'IMPORT') return;
  const others = [...model.resources.keys()].filter(
    id => !stack.resources.has(id) && !imports.some(({ logicalId }) => logicalId === id),
  );
  if (others.length > 0) {
    throw new AwsError('ValidationError', `During import, you cannot create new resources: [${others.join(', ')}]`);
  }
}

function refuseUnsupported(input: FormObject): void {
  if (flag(input, 'ImportExistingResources')) throw notImplemented('ImportExistingResources');
  if (optionalString(input, 'DeploymentMode') !== undefined) throw notImplemented('DeploymentMode');
}

function notImplemented(what: string): AwsError {
  return new AwsError('ValidationError', `${what} is not implemented by this endpoint`);
}

function findChangeSet(context: Context, input: FormObject, caller: Caller): { stack: Stack; changeSet: ChangeSet } {
  const name = requiredString(input, 'ChangeSetName');
  const stack = stackOf(context, input, caller, name);
  const changeSet = stack && lookUp(stack, name);
  if (!changeSet) throw new AwsError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
  return { stack, changeSet };
}

function stackOf({ store }: Context, input: FormObject, caller: Caller, changeSetName: string): Stack | undefined {
  const stackName = optionalString(input, 'StackName');
  if (stackName !== undefined) return store.get(caller, stackName);
  if (!changeSetName.startsWith('arn:')) {
    throw new AwsError('ValidationError', 'StackName must be specified if ChangeSetName is not specified as an ARN.');
  }
  return store.all(caller).find(stack => lookUp(stack, changeSetName));
}

function lookUp(stack: Stack, nameOrId: string): ChangeSet | undefined {
  return [...stack.changeSets.values()].find(({ id, name }) => id === nameOrId || name === nameOrId);
}

function summary(stack: Stack, changeSet: ChangeSet): object {
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    CreationTime: changeSet.createdAt,
    Description: changeSet.description,
  };
}

function describeChangeSet(stack: Stack, changeSet: ChangeSet, withValues: boolean, token: string | undefined): object {
  const { items, NextToken } = pageOf(changeSet.plan?.changes ?? [], token);
  const { model, settings } = changeSet.target;
  return {
    ...summary(stack, changeSet),
    Parameters: describeParameters(model),
    NotificationARNs: settings.notificationArns,
    Capabilities: settings.capabilities,
    Tags: describeTags(settings.tags),
    Changes: items.map(change => describeChange(change, withValues)),
    NextToken,
  };
}
