export { KNOWN_AFTER_APPLY, type StackOutputReference, templateError } from './intrinsics';
export { type Environment, type Surroundings, TemplateModel } from './model';
export { type GivenParameter, type ParameterValues } from './parameters';
export { parseTemplate, type ResourceDefinition, type Template } from './template';
