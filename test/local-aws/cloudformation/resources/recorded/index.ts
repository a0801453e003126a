import { ResourceType } from '../resource-type';
import { recordedType } from './recorded-type';
import { RECORDED_TYPES } from './table';

/** The resource types that are only recorded, by name. */
export const recordedTypes: readonly (readonly [string, ResourceType])[] = Object.entries(RECORDED_TYPES).map(
  ([type, definition]) => [type, recordedType(type, definition)],
);
