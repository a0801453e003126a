import { Annotations } from 'cdktf';
import { IConstruct } from 'constructs';

/** Warns at synthesis, with the id under which docs/warnings.md explains it. */
export function warn(scope: IConstruct, id: string, message: string): void {
  Annotations.of(scope).addWarning(`${message} [zoom-cmk-constructs:${id}]`);
}
