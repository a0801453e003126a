import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { DeclaredStateError } from '../declared-state-error';
import { fileFault, readJsonObject } from './json-file';
import { JsonObject } from '../../json-value';
import { shown } from '../../shown';

/** The folder of a cloud assembly. What its manifests name is read in it, and nowhere else. */
export class AssemblyFolder {
  private readonly realRoot: string;
  /** Many stacks may name one file; a hostile manifest could have it read without end. */
  private readonly read = new Map<string, JsonObject>();

  /** @throws DeclaredStateError where it is no folder */
  constructor(private readonly root: string) {
    const advice = 'run `cdk synth` first, and give the folder that it writes (cdk.out)';
    try {
      this.realRoot = realpathSync(root);
      if (statSync(root).isDirectory()) return;
    } catch (error) {
      throw new DeclaredStateError(`the cloud assembly '${shown(root)}' ${fileFault(error)}: ${advice}`);
    }
    throw new DeclaredStateError(`the cloud assembly '${shown(root)}' is not a folder: ${advice}`);
  }

  /**
   * The path of a file or folder that a manifest names.
   *
   * @param folder the manifest's own, as a path that this method gave, or the root
   * @param what the file in words, for messages
   * @throws DeclaredStateError where it does not exist, or is outside of the assembly's folder
   */
  path(folder: string, name: string, what: string): string {
    const path = join(folder, name);
    if (isAbsolute(name) || name.includes('\0') || leaves(relative(this.root, path))) throw outside(name, what);
    try {
      if (leaves(relative(this.realRoot, realpathSync(path)))) throw outside(name, what);
    } catch (error) {
      if (error instanceof DeclaredStateError) throw error;
      throw new DeclaredStateError(
        `${what} '${shown(path)}' ${fileFault(error)}, though the cloud assembly names it: run \`cdk synth\` again`,
      );
    }
    return path;
  }

  /** The JSON object in a file, by a path that {@link path} gave. */
  json(path: string, what: string, maxBytes: number): JsonObject {
    const key = realpathSync(path);
    const value = this.read.get(key) ?? readJsonObject(path, what, maxBytes);
    this.read.set(key, value);
    return value;
  }
}

function leaves(relativePath: string): boolean {
  return relativePath === '..' || relativePath.startsWith(`..${sep}`) || isAbsolute(relativePath);
}

function outside(name: string, what: string): DeclaredStateError {
  return new DeclaredStateError(
    `${what} '${shown(name)}' is outside of the cloud assembly's folder, where nothing is read: run \`cdk synth\` again, and give the folder as it was written`,
  );
}
