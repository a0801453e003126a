import { DeclaredStack } from '../declared-stack';
import { elementsIn } from './elements';
import { member, members } from '../../json-value';

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
  const paths = new Map(elementsIn(metadata).map(({ logicalId, path }) => [logicalId, shortPath(path)]));
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
