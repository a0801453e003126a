import { member, members } from '../../json-value';

/** An element of a template, as the metadata of a cloud assembly has it. */
export interface Element {
  readonly logicalId: string;
  /** Full path of its construct. */
  readonly path: string;
  /** All that is said of the construct; untrusted. */
  readonly entries: readonly unknown[];
}

/**
 * The elements that metadata of a cloud assembly tells of. Where several have one logical id, that of the stack itself is the last: a
 * nested stack's resources stand in its parent's metadata, and their paths are longer.
 *
 * @param metadata objects that hold lists of entries by construct path
 */
export function elementsIn(metadata: readonly unknown[]): Element[] {
  return metadata
    .flatMap(members)
    .flatMap(([path, entries]) =>
      Array.isArray(entries) ? logicalIds(entries).map(logicalId => ({ logicalId, path, entries })) : [],
    )
    .sort(({ path: one }, { path: other }) => other.split('/').length - one.split('/').length);
}

function logicalIds(entries: readonly unknown[]): string[] {
  return entries
    .filter(entry => member(entry, 'type') === 'aws:cdk:logicalId')
    .map(entry => member(entry, 'data'))
    .filter(data => typeof data === 'string');
}
