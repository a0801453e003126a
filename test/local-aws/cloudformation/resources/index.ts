export { knownResourceType, resourceType } from './registry';
export { checkProperties, type HandlerContext, type Physical, type Properties } from './resource-type';
