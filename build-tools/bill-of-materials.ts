import { BundledPackage } from './notice';

/** What is used of a bill of materials in CycloneDX's format. */
export interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly properties: readonly object[];
}

/**
 * The bill of materials of what is published: of npm's for the whole project, what is in the bundles.
 *
 * For npm itself all of that are development dependencies, and the library has no other: its own list of what is published is empty.
 *
 * @param everything as npm has it
 * @param name of what is published; npm calls it after its folder
 * @param bundled the packages in the bundles
 */
export function publishedBill(
  everything: Bill,
  name: string,
  bundled: readonly Pick<BundledPackage, 'name' | 'version'>[],
): Bill {
  const { metadata, components, dependencies } = everything;
  const refs = bundled.map(each => `${each.name}@${each.version}`);
  const unknown = refs.filter(ref => !components.some(each => each['bom-ref'] === ref));
  if (unknown.length > 0) {
    throw new Error(
      `${unknown.join(', ')} is bundled, and npm knows nothing of it: install what the lock file has, and compile`,
    );
  }
  const published = new Set([metadata.component['bom-ref'], ...refs]);
  return {
    ...everything,
    metadata: { ...metadata, component: { ...metadata.component, name } },
    // Their one property is that they are for development.
    components: components.filter(each => published.has(each['bom-ref'])).map(each => ({ ...each, properties: [] })),
    dependencies: dependencies
      .filter(({ ref }) => published.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(each => published.has(each)) })),
  };
}
