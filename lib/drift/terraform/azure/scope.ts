/** Segments of an id beyond these are not looked at. */
const MOST_SEGMENTS = 40;

/** The scopes in Azure that hold a resource, the resource itself included, in lower case: what is assigned at one of them counts there. */
export function scopesOver(id: string): string[] {
  const segments = plainScope(id).split('/', MOST_SEGMENTS);
  return ['/', ...segments.slice(1).map((_, index) => segments.slice(0, index + 2).join('/'))];
}

/** A scope as it is compared: in lower case, and without a slash at its end. */
export function plainScope(scope: string): string {
  return scope.length > 1 && scope.endsWith('/') ? scope.slice(0, -1).toLowerCase() : scope.toLowerCase();
}

const MANAGEMENT_GROUP = /^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/i;

/** Whether a scope is a management group: no id of a resource tells which of them hold it, so any may. */
export function isManagementGroup(scope: string): boolean {
  return MANAGEMENT_GROUP.test(scope);
}

/** What a scope is, in words: the broader, the more it reaches. */
export function scopeInWords(scope: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/\/providers\/microsoft\.keyvault\/vaults\/[^/]+\/keys\//i, 'the key'],
    [/\/providers\/microsoft\.keyvault\/vaults\/[^/]+$/i, 'the whole vault'],
    [/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/i, 'the whole resource group'],
    [/^\/subscriptions\/[^/]+$/i, 'the whole subscription'],
    [MANAGEMENT_GROUP, 'a whole management group'],
    [/^\/$/, 'everything'],
  ];
  return kinds.find(([pattern]) => pattern.test(scope))?.[1] ?? 'another resource';
}
