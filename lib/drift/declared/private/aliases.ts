import { asText, nameOf, propertyOf } from './properties';
import { member, members } from '../../json-value';
import { keyIdIn } from '../../key-arn';
import { keyArnOf, Resolver, StackScope } from '../intrinsics';
import { all, problemsOf, then } from '../intrinsics/outcome';
import { keyResources } from '../key-resources';
import { Resolution } from '../resolution';

/** Stands before a logical id where a key's id is asked for; no text of a template that deploys has it. */
const MARK = '\0';

/** The aliases of a template. */
interface Aliases {
  /** Names of aliases by the logical id of the key that they target. */
  readonly byKey: ReadonlyMap<string, readonly Resolution<string>[]>;
  /** Why the targets of aliases can't be told, once for all of them: they may be of any key. */
  readonly ofAnyKey: readonly Resolution<never>[];
}

/**
 * The names of the aliases of each key of a template, sorted, by the key's logical id. An alias whose target can't be
 * told may be of any key.
 */
export function aliasesByKey(scope: StackScope, resolver: Resolver): (logicalId: string) => Resolution<string[]> {
  const { byKey, ofAnyKey } = aliasesIn(scope, resolver);
  return logicalId => {
    const names = all([...ofAnyKey, ...(byKey.get(logicalId) ?? [])]);
    return then(names, texts => ({ value: [...new Set(texts)].sort() }));
  };
}

function aliasesIn(scope: StackScope, resolver: Resolver): Aliases {
  const keys = keyResources(scope.stack).map(({ logicalId }) => logicalId);
  // A key that is not deployed has no id yet, so each gets one that tells which it is.
  const marked = { ...scope, keyArns: new Map(keys.map(key => [key, `arn:aws:kms:::key/${MARK}${key}`])) };
  const keysById = new Map(keys.flatMap(key => keyIdsOf(scope, key).map(id => [id, key] as const)));
  const byKey = new Map<string, Resolution<string>[]>();
  const unknownTargets: Resolution<string>[] = [];
  for (const [logicalId, resource] of members(member(scope.stack.template, 'Resources'))) {
    if (member(resource, 'Type') !== 'AWS::KMS::Alias') continue;
    const exists = resolver.holds(member(resource, 'Condition'), scope);
    if ('value' in exists && !exists.value) continue;
    const property = (name: string, within: StackScope): Resolution<string> =>
      propertyOf(
        resolver.value(member(resource, 'Properties', name), within),
        nameOf(name, logicalId, scope),
        'a text',
        asText,
      );
    const target = property('TargetKeyId', marked);
    if ('unresolved' in target) {
      unknownTargets.push(target);
      continue;
    }
    const id = keyIdIn(target.value);
    const key = id.startsWith(MARK) ? id.slice(MARK.length) : keysById.get(id);
    if (key === undefined) continue;
    const names = byKey.get(key) ?? [];
    names.push('unresolved' in exists ? exists : property('AliasName', scope));
    byKey.set(key, names);
  }
  const unresolved = problemsOf(unknownTargets);
  return { byKey, ofAnyKey: unresolved.length > 0 ? [{ unresolved }] : [] };
}

function keyIdsOf(scope: StackScope, logicalId: string): string[] {
  const arn = keyArnOf(scope, logicalId);
  return arn === undefined ? [] : [keyIdIn(arn)];
}
