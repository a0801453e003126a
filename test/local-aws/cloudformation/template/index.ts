export { KNOWN_AFTER_APPLY, StackOutputReference, templateError } from './intrinsics';
export { Environment, Surroundings, TemplateModel } from './model';
export { GivenParameter, parameterReference, ParameterValues, resolveParameters } from './parameters';
export { OutputDefinition, parseTemplate, ResourceDefinition, Template } from './template';
