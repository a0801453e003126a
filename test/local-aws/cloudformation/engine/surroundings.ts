import { AwsError } from '../../http/aws-error';
import { Physical, resourceType } from '../resources';
import { Stack } from '../stack';
import { StackStore } from '../stack-store';
import { KNOWN_AFTER_APPLY, Surroundings, templateError } from '../template';

/**
 * What the expressions of a stack's template look up.
 *
 * @param typeOf the type of a resource of the template
 * @param physicalOf what a resource is; undefined as long as that is open
 * @param onImport told about every export that is read
 */
export function surroundings(
  stack: Stack,
  store: StackStore,
  typeOf: (logicalId: string) => string | undefined,
  physicalOf: (logicalId: string) => Physical | undefined,
  onImport: (exportName: string) => void = () => undefined,
): Surroundings {
  return {
    resource: logicalId => {
      const type = typeOf(logicalId);
      if (type === undefined) {
        throw new AwsError(
          'ValidationError',
          `Template format error: Unresolved resource dependencies [${logicalId}] in the template`,
        );
      }
      const physical = physicalOf(logicalId);
      return {
        physicalId: physical?.physicalId ?? KNOWN_AFTER_APPLY,
        attribute: name => {
          if (!resourceType(type).attributes.includes(name)) {
            throw templateError(`resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt`);
          }
          return physical?.attributes[name] ?? KNOWN_AFTER_APPLY;
        },
      };
    },
    importValue: name => {
      onImport(name);
      return store.importValue(stack.caller, name);
    },
    stackOutput: reference => store.stackOutput(stack.caller, reference),
  };
}
