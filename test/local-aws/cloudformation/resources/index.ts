export { knownResourceType, resourceType } from './registry';
export {
  checkProperties,
  type HandlerContext,
  type Physical,
  type Properties,
  type ResourceType,
} from './resource-type';
