import { AwsError } from '../../http/aws-error';
import { FormObject, optionalString } from '../../http/form';
import { Caller } from '../../identity/caller';
import { knownResourceType } from '../resources';
import { Stack } from '../stack';
import { parseTemplate, Template } from '../template';
import { Context, Operations } from './context';
import { templateBodyFrom } from './request';

/** What can be asked about templates. */
export const templateOperations: Operations = context => ({
  GetTemplate: (input, caller) => {
    const stack = stackIn(context, input, caller);
    if (!stack) throw new AwsError('ValidationError', 'StackName must be specified');
    const changeSet = stack.changeSets.get(optionalString(input, 'ChangeSetName') ?? '');
    // Without transforms, the processed template is the original one. A stack in review has none yet.
    const model = changeSet?.target.model ?? stack.model;
    return { TemplateBody: model?.body ?? '{}', StagesAvailable: ['Original', 'Processed'] };
  },

  GetTemplateSummary: (input, caller) => {
    const stack = stackIn(context, input, caller);
    const template = parseTemplate(
      stack?.model && !input.TemplateBody && !input.TemplateURL
        ? stack.model.body
        : templateBodyFrom(input, stack, context.services),
    );
    return summary(template);
  },

  ValidateTemplate: input => {
    const template = parseTemplate(templateBodyFrom(input, undefined, context.services));
    const { Description, Parameters, Capabilities, CapabilitiesReason } = summary(template) as Record<string, unknown>;
    return { Description, Parameters, Capabilities, CapabilitiesReason };
  },
});

function stackIn({ store }: Context, input: FormObject, caller: Caller): Stack | undefined {
  const name = optionalString(input, 'StackName');
  return name === undefined ? undefined : store.get(caller, name);
}

function summary(template: Template): object {
  const resources = Object.entries(template.Resources);
  const types = [...new Set(resources.map(([, { Type }]) => Type))];
  const capable = resources.flatMap(([, { Type, Properties }]) => {
    const capability = knownResourceType(Type)?.capability?.(Properties ?? {});
    return capability === undefined ? [] : [{ Type, capability }];
  });
  const capableTypes = [...new Set(capable.map(({ Type }) => Type))];
  return {
    Description: template.Description,
    Parameters: Object.entries(template.Parameters).map(([ParameterKey, parameter]) => ({
      ParameterKey,
      DefaultValue: parameter.Default,
      ParameterType: parameter.Type,
      NoEcho: String(parameter.NoEcho) === 'true',
      Description: parameter.Description,
      ParameterConstraints: parameter.AllowedValues && { AllowedValues: parameter.AllowedValues },
    })),
    Capabilities: [...new Set(capable.map(({ capability }) => capability))],
    CapabilitiesReason:
      capable.length > 0 ? `The following resource(s) require capabilities: [${capableTypes.join(', ')}]` : undefined,
    ResourceTypes: types,
    ResourceIdentifierSummaries: types.flatMap(type => {
      const identifier = knownResourceType(type)?.identifier;
      const logicalIds = resources.filter(([, resource]) => resource.Type === type).map(([id]) => id);
      return identifier === undefined
        ? []
        : [{ ResourceType: type, LogicalResourceIds: logicalIds, ResourceIdentifiers: [identifier] }];
    }),
    Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
    DeclaredTransforms: [],
  };
}
