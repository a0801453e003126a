import { elementsIn } from './elements';
import { sourcePlaceOf } from './source-place';
import { SourcePlace } from '../../finding';
import { member } from '../../json-value';

/**
 * Where constructs are made, by logical id, from metadata of a cloud assembly. CDK writes the stack trace of each element unless the
 * context `aws:cdk:disable-creation-stack-traces` tells it not to; older releases did so in debug mode only, beside the
 * logical id.
 *
 * @param metadata objects that hold lists of entries by construct path
 * @param cwd folder that paths are relative to
 */
export function sourcePlaces(metadata: readonly unknown[], cwd: string): Map<string, SourcePlace> {
  return new Map(
    elementsIn(metadata).flatMap(({ logicalId, entries }) => {
      const place = entries
        .flatMap(tracesOf)
        .map(trace => sourcePlaceOf(trace, cwd))
        .find(found => found !== undefined);
      return place ? [[logicalId, place] as const] : [];
    }),
  );
}

function tracesOf(entry: unknown): unknown[] {
  const type = member(entry, 'type');
  if (type === 'aws:cdk:creationStack') return [member(entry, 'data')];
  return type === 'aws:cdk:logicalId' ? [member(entry, 'trace')] : [];
}
