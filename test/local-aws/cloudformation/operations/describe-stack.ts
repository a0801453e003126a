import { ResourceRecord, Stack } from '../stack';
import { TemplateModel } from '../template';

/** A stack, as DescribeStacks tells it. */
export function describeStack(stack: Stack): object {
  const { settings, model } = stack;
  return {
    ...summarizeStack(stack),
    Parameters: model && describeParameters(model),
    DisableRollback: stack.disableRollback,
    NotificationARNs: settings.notificationArns,
    Capabilities: settings.capabilities,
    RoleARN: settings.roleArn,
    RollbackConfiguration: {},
    EnableTerminationProtection: stack.terminationProtection,
    Tags: describeTags(settings.tags),
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
  };
}

/** A stack, as ListStacks tells it. */
export function summarizeStack(stack: Stack): object {
  return {
    StackId: stack.id,
    StackName: stack.name,
    Description: stack.model?.template.Description,
    TemplateDescription: undefined,
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.updatedAt,
    DeletionTime: stack.deletedAt,
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

/** A resource, as DescribeStackResources and, with other names, ListStackResources tell it. */
export function describeResource(stack: Stack, record: ResourceRecord): object {
  return {
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: record.logicalId,
    PhysicalResourceId: record.physicalId || undefined,
    ResourceType: record.type,
    Timestamp: record.timestamp,
    ResourceStatus: record.status,
    ResourceStatusReason: record.reason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

/** The parameters of a template and their values. */
export function describeParameters(model: TemplateModel): object[] {
  return [...model.parameters].map(([ParameterKey, ParameterValue]) => {
    const isSecret = String(model.template.Parameters[ParameterKey].NoEcho) === 'true';
    return {
      ParameterKey,
      ParameterValue: isSecret ? '****' : ParameterValue,
      ResolvedValue: model.storedValues.get(ParameterKey),
    };
  });
}

/** Tags in the form of CloudFormation. */
export function describeTags(tags: Readonly<Record<string, string>>): object[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
