import { DeclaredStack } from '../declared-stack';
import { member, members } from './json-value';

const RESOURCE = '/Resource';

/**
 * The path of a construct as people know it: without the `/Resource` that CDK ends the paths of resources with, be it
 * twice, as a construct's main child is called that too.
 */
export function shortPath(path: string): string {
  let short = path.startsWith('/') ? path.slice(1) : path;
  while (short.endsWith(RESOURCE) && short.length > RESOURCE.length) short = short.slice(0, -RESOURCE.length);
  return short;
}

/**
 * Construct paths by logical id, from metadata of a cloud assembly, and from the template where that has none.
 *
 * @param metadata objects that hold lists of entries by construct path
 */
export function constructPaths(metadata: readonly unknown[], template: unknown): Map<string, string> {
  const paths = new Map<string, string>();
  const inAssembly = metadata.flatMap(members).flatMap(([path, entries]) => logicalIds(entries).map(id => [id, path]));
  // A nested stack's resources stand in its parent's metadata, maybe under the same logical id; their paths are longer.
  inAssembly.sort(([, one], [, other]) => other.split('/').length - one.split('/').length);
  for (const [logicalId, path] of inAssembly) paths.set(logicalId, shortPath(path));
  for (const [logicalId, resource] of members(member(template, 'Resources'))) {
    const path = pathInTemplate(resource);
    if (path !== undefined) paths.set(logicalId, path);
  }
  return paths;
}

/** The path of a resource's construct; `<stack>/<logical id>` where nothing tells it. */
export function constructPathOf(stack: DeclaredStack, logicalId: string): string {
  return (
    stack.constructPaths.get(logicalId) ??
    pathInTemplate(member(stack.template, 'Resources', logicalId)) ??
    `${stack.name}/${logicalId}`
  );
}

function pathInTemplate(resource: unknown): string | undefined {
  const path = member(resource, 'Metadata', 'aws:cdk:path');
  return typeof path === 'string' ? shortPath(path) : undefined;
}

function logicalIds(entries: unknown): string[] {
  return (Array.isArray(entries) ? entries : [])
    .filter(entry => member(entry, 'type') === 'aws:cdk:logicalId')
    .map(entry => member(entry, 'data'))
    .filter(data => typeof data === 'string');
}
