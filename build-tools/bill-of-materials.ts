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
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

/** What is used of a `package-lock.json`: packages by their folders. */
export interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
}

/**
 * The bill of materials of what is published: of npm's for the whole project, what is in the bundles.
 *
 * For npm itself all of that are development dependencies, and the library has no other: its own list of what is published is empty.
 * It also leaves out hashes of what some other package has bundled in the same version: they are those of the lock file.
 *
 * @param everything as npm has it
 * @param lock of the same packages
 * @param name of what is published; npm calls it after its folder
 * @param bundled the packages in the bundles
 */
export function publishedBill(
  everything: Bill,
  lock: Lock,
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
  const hashes = new Map(bundled.map((each, index) => [refs[index], [hashOf(each, lock)]]));
  return {
    ...everything,
    metadata: { ...metadata, component: { ...metadata.component, name } },
    // Their one property is that they are for development.
    components: components
      .filter(each => hashes.has(each['bom-ref']))
      .map(each => ({ ...each, properties: [], hashes: hashes.get(each['bom-ref']) })),
    dependencies: dependencies
      .filter(({ ref }) => published.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(each => published.has(each)) })),
  };
}

function hashOf({ name, version }: Pick<BundledPackage, 'name' | 'version'>, { packages }: Lock) {
  const locked = Object.entries(packages).find(
    ([folder, each]) => folder.endsWith(`node_modules/${name}`) && each.version === version && each.integrity,
  );
  const [, digits] = /^sha512-(.+)$/.exec(locked?.[1].integrity ?? '') ?? [];
  if (digits === undefined) throw new Error(`${name}@${version} is bundled, and the lock file has no hash of it`);
  return { alg: 'SHA-512', content: Buffer.from(digits, 'base64').toString('hex') };
}
