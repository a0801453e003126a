/** Which resource is meant: on a replacement, two of a logical id exist for a while. */
export interface RecordedIdentity {
  readonly type: string;
  readonly physicalId: string;
  readonly account: string;
  readonly region: string;
  /** The name of the stack that made it. */
  readonly stack: string;
  readonly logicalId: string;
}

/** A resource of a type that is only recorded: what was declared, and what it is called. */
export interface RecordedResource extends RecordedIdentity {
  /** As the template gives them, evaluated. */
  readonly properties: Readonly<Record<string, any>>;
  /** What `Fn::GetAtt` gives. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The recorded resources of all accounts and Regions. */
export class RecordedResources {
  private readonly resources = new Map<string, { readonly resource: RecordedResource; readonly uniqueName: string }>();

  /** Those of a Region, in the order in which they were made, of one type where that is given. */
  in(region: string, type?: string): RecordedResource[] {
    return [...this.resources.values()]
      .map(({ resource }) => resource)
      .filter(resource => resource.region === region && (type === undefined || resource.type === type));
  }

  hasName(uniqueName: string): boolean {
    return [...this.resources.values()].some(recorded => recorded.uniqueName === uniqueName);
  }

  /** @param uniqueName what no other resource may be called */
  add(resource: RecordedResource, uniqueName: string): void {
    this.resources.set(keyOf(resource), { resource, uniqueName });
  }

  update(identity: RecordedIdentity, properties: Record<string, unknown>): void {
    const { resource, uniqueName } = this.resources.get(keyOf(identity))!;
    this.add({ ...resource, properties }, uniqueName);
  }

  remove(identity: RecordedIdentity): void {
    this.resources.delete(keyOf(identity));
  }
}

function keyOf({ type, physicalId, account, region, stack, logicalId }: RecordedIdentity): string {
  return JSON.stringify([type, physicalId, account, region, stack, logicalId]);
}
