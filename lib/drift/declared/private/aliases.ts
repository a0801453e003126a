import { keyArnOf, Resolver, StackScope } from '../intrinsics';
import { Resolution } from '../resolution';
import { member, members } from './json-value';
import { keyIdIn } from './key-arn';
import { keyResources } from './key-resources';
import { asText, nameOf, propertyOf } from './properties';

/** Stands before a logical id where a key's id is asked for; no text of a template that deploys has it. */
const MARK = '\0';

/** The aliases of a template. */
interface Aliases {
  /** Names of aliases by the logical id of the key that they target. */
  readonly byKey: ReadonlyMap<string, readonly Resolution<string>[]>;
  /** Why the target of an alias can't be told: it may be any key. */
  readonly ofAnyKey: readonly string[];
}

/**
 * The names of the aliases of each key of a template, sorted, by the key's logical id. An alias whose target can't be
 * told may be of any key.
 */
export function aliasesByKey(scope: StackScope, resolver: Resolver): (logicalId: string) => Resolution<string[]> {
  const { byKey, ofAnyKey } = aliasesIn(scope, resolver);
  return logicalId => {
    const names = byKey.get(logicalId) ?? [];
    const problems = [...ofAnyKey, ...names.flatMap(name => ('unresolved' in name ? name.unresolved : []))];
    return problems.length > 0
      ? { unresolved: [...new Set(problems)] }
      : { value: [...new Set(names.flatMap(name => ('value' in name ? name.value : [])))].sort() };
  };
}

function aliasesIn(scope: StackScope, resolver: Resolver): Aliases {
  const keys = keyResources(scope.stack).map(({ logicalId }) => logicalId);
  // A key that is not deployed has no id yet, so each gets one that tells which it is.
  const marked = { ...scope, keyArns: new Map(keys.map(key => [key, `arn:aws:kms:::key/${MARK}${key}`])) };
  const keysById = new Map(keys.flatMap(key => keyIdsOf(scope, key).map(id => [id, key] as const)));
  const byKey = new Map<string, Resolution<string>[]>();
  const ofAnyKey = new Set<string>();
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
      target.unresolved.forEach(problem => ofAnyKey.add(problem));
      continue;
    }
    const id = keyIdIn(target.value);
    const key = id.startsWith(MARK) ? id.slice(MARK.length) : keysById.get(id);
    if (key === undefined) continue;
    const names = byKey.get(key) ?? [];
    names.push('unresolved' in exists ? exists : property('AliasName', scope));
    byKey.set(key, names);
  }
  return { byKey, ofAnyKey: [...ofAnyKey] };
}

function keyIdsOf(scope: StackScope, logicalId: string): string[] {
  const arn = keyArnOf(scope, logicalId);
  return arn === undefined ? [] : [keyIdIn(arn)];
}
