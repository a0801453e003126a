/** Pseudo parameters that have one value for all stacks of an account and partition. */
const SAME_IN_EVERY_REGION = ['AWS::AccountId', 'AWS::NoValue', 'AWS::Partition', 'AWS::URLSuffix'];

/** Functions that only put together what stands in them. */
const TRANSPARENT = ['Fn::Join', 'Fn::Select', 'Fn::Split'];

/**
 * What in a resolved value has another value in each Region, or a meaning in one stack only.
 *
 * @returns sentences without their subject, such as `uses AWS::Region, …`
 */
export function faultsOfIntrinsics(resolved: unknown): string[] {
  if (typeof resolved !== 'object' || resolved === null) return [];
  const entries = Object.entries(resolved);
  const [[key, argument] = ['', undefined]] = entries;
  if (entries.length !== 1 || !(key === 'Ref' || key.startsWith('Fn::')) || TRANSPARENT.includes(key)) {
    return entries.flatMap(([, value]) => faultsOfIntrinsics(value));
  }
  if (key === 'Ref') return faultsOfNames([String(argument)]);
  if (key !== 'Fn::Sub') return [`uses ${key}, which other Regions can't evaluate: write the value out`];

  const [text, values = {}] = [argument].flat() as [string, object?];
  const names = [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => name);
  return [...faultsOfNames(names.filter(name => !(name in values))), ...faultsOfIntrinsics(Object.values(values))];
}

function faultsOfNames(names: string[]): string[] {
  return names
    .filter(name => !SAME_IN_EVERY_REGION.includes(name))
    .map(name =>
      name.startsWith('AWS::')
        ? `uses ${name}, which is not the same in every Region: write out what is meant`
        : `refers to ${name}, which other Regions can't read: write the value out`,
    );
}
