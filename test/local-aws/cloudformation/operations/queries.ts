import { AwsError } from '../../http/aws-error';
import { flag, FormObject, optionalString, requiredString, strings, structure } from '../../http/form';
import { Caller } from '../../identity/caller';
import { Stack } from '../stack';
import { Context, Operations } from './context';
import { describeResource, describeStack, summarizeStack } from './describe-stack';
import { pageOf } from './paging';

/** What can be asked about stacks, their resources, events and exports. */
export const queryOperations: Operations = context => ({
  DescribeStacks: (input, caller) => {
    const name = optionalString(input, 'StackName');
    if (name !== undefined) {
      const stack = context.store.find(caller, name);
      if (!stack) throw new AwsError('ValidationError', `Stack with id ${name} does not exist`);
      return { Stacks: [describeStack(stack)] };
    }
    const existing = context.store.all(caller).filter(({ status }) => status !== 'DELETE_COMPLETE');
    const { items, NextToken } = pageOf(existing, optionalString(input, 'NextToken'));
    return { Stacks: items.map(describeStack), NextToken };
  },

  ListStacks: (input, caller) => {
    const statuses = strings(input, 'StackStatusFilter');
    const stacks = context.store.all(caller).filter(({ status }) => statuses.length === 0 || statuses.includes(status));
    const { items, NextToken } = pageOf(stacks, optionalString(input, 'NextToken'));
    return { StackSummaries: items.map(summarizeStack), NextToken };
  },

  DescribeStackEvents: (input, caller) => {
    const stack = find(context, input, caller);
    const { items, NextToken } = pageOf([...stack.events].reverse(), optionalString(input, 'NextToken'));
    return { StackEvents: items, NextToken };
  },

  DescribeEvents: (input, caller) => {
    const stack = find(context, input, caller);
    const operationId = optionalString(input, 'OperationId');
    const onlyFailed = flag(structure(input, 'Filters') ?? {}, 'FailedEvents');
    // The events of a change set tell what was found by validations in advance, and there are none here.
    const events = optionalString(input, 'ChangeSetName') === undefined ? [...stack.events].reverse() : [];
    const wanted = events
      .filter(event => operationId === undefined || event.OperationId === operationId)
      .filter(event => !onlyFailed || event.ResourceStatus.endsWith('_FAILED'));
    const { items, NextToken } = pageOf(wanted, optionalString(input, 'NextToken'));
    return {
      OperationEvents: items.map(({ StackName, ...event }) => ({ ...event, EventType: 'STACK_EVENT' })),
      NextToken,
    };
  },

  // No account here has hooks, so that no change set can have results of one. The CLI asks when a change set fails.
  ListHookResults: input => ({
    TargetType: optionalString(input, 'TargetType'),
    TargetId: optionalString(input, 'TargetId'),
    HookResults: [],
  }),

  DescribeStackResources: (input, caller) => {
    const physicalId = optionalString(input, 'PhysicalResourceId');
    const stack = physicalId === undefined ? find(context, input, caller) : owner(context, physicalId, caller);
    const logicalId = optionalString(input, 'LogicalResourceId');
    const records = [...stack.records.values()].filter(
      record => logicalId === undefined || record.logicalId === logicalId,
    );
    return { StackResources: records.map(record => describeResource(stack, record)) };
  },

  DescribeStackResource: (input, caller) => {
    const stack = find(context, input, caller);
    const logicalId = requiredString(input, 'LogicalResourceId');
    const record = stack.records.get(logicalId);
    if (!record) throw new AwsError('ValidationError', `Resource ${logicalId} does not exist for stack ${stack.name}`);
    const metadata = stack.resources.get(logicalId)?.definition.Metadata;
    return {
      StackResourceDetail: {
        ...describeResource(stack, record),
        LastUpdatedTimestamp: record.timestamp,
        Metadata: metadata === undefined ? undefined : JSON.stringify(metadata),
      },
    };
  },

  ListStackResources: (input, caller) => {
    const stack = find(context, input, caller);
    const { items, NextToken } = pageOf([...stack.records.values()], optionalString(input, 'NextToken'));
    const summaries = items.map(record => ({
      ...describeResource(stack, record),
      LastUpdatedTimestamp: record.timestamp,
    }));
    return { StackResourceSummaries: summaries, NextToken };
  },

  ListExports: (input, caller) => {
    const { items, NextToken } = pageOf(context.store.exports(caller), optionalString(input, 'NextToken'));
    return {
      Exports: items.map(({ stack, output }) => ({
        ExportingStackId: stack.id,
        Name: output.exportName,
        Value: output.value,
      })),
      NextToken,
    };
  },

  ListImports: (input, caller) => {
    const name = requiredString(input, 'ExportName');
    const { items, NextToken } = pageOf(context.store.importers(caller, name), optionalString(input, 'NextToken'));
    if (items.length === 0) throw new AwsError('ValidationError', `Export '${name}' is not imported by any stack.`);
    return { Imports: items.map(stack => stack.name), NextToken };
  },
});

function find({ store }: Context, input: FormObject, caller: Caller): Stack {
  return store.get(caller, requiredString(input, 'StackName'));
}

function owner({ store }: Context, physicalId: string, caller: Caller): Stack {
  const stack = store
    .all(caller)
    .find(({ records }) => [...records.values()].some(record => record.physicalId === physicalId));
  if (!stack) throw new AwsError('ValidationError', `Stack for ${physicalId} does not exist`);
  return stack;
}
