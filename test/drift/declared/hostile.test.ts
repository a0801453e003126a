import fc from 'fast-check';
import { bounded, EAST, failureOf, intent, primaryKey, stackOf, TempFolder } from './support';
import {
  DeclaredKey,
  declaredKeys,
  DeclaredStack,
  DeclaredStateError,
  keysWithoutIntent,
  readCloudAssembly,
} from '../../../lib/drift/declared';

/** Words that mean something in a template or a manifest, and those that every object of JavaScript has. */
const WORDS = [
  ...['Ref', 'Condition', 'Fn::If', 'Fn::Sub', 'Fn::Join', 'Fn::Split', 'Fn::Select', 'Fn::Length', 'Fn::Base64'],
  ...['Fn::FindInMap', 'Fn::GetAtt', 'Fn::GetStackOutput', 'Fn::ImportValue', 'Fn::ToJsonString', 'Fn::Transform'],
  ...['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals', 'DefaultValue', 'StackName', 'OutputName', 'Region', 'RoleArn'],
  ...['Resources', 'Parameters', 'Conditions', 'Mappings', 'Outputs', 'Export', 'Name', 'Value', 'Default', 'Type'],
  ...['Properties', 'Metadata', 'zoom-cmk', 'aws:cdk:path', 'setRole', 'primary', 'replica', 'primaryRegion', EAST],
  ...['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias', 'AWS::IAM::Role', 'TargetKeyId', 'AliasName'],
  ...['AWS::NoValue', 'AWS::AccountId', 'AWS::Region', 'CommaDelimitedList', 'RoleName', 'Path', 'KeyPolicy', 'Tags'],
  ...['version', 'artifacts', 'missing', 'type', 'aws:cloudformation:stack', 'cdk:cloud-assembly', 'properties'],
  ...['environment', 'aws://1/us-east-1', 'templateFile', 'directoryName', 'additionalMetadataFile', 'manifest.json'],
  ...['.', '..', 'template.json', 'A', 'B', 'A.Arn', '${A}', '${B.Arn}', '${!A}', '{{resolve:ssm:A}}', '', '\0A', '0'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'length'],
];

const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Any value of JSON, of the words above for the most part, as it comes from JSON.parse. */
const json: fc.Arbitrary<unknown> = fc
  .letrec<{ node: string }>(tie => ({
    node: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      words.map(word => JSON.stringify(word)),
      fc.constantFrom('null', 'true', 'false', '0', '1', '-1.5', '1e300', '{"toString":0,"valueOf":0}'),
      fc.array(tie('node'), { maxLength: 4 }).map(items => `[${items.join()}]`),
      fc
        .array(fc.tuple(words, tie('node')), { maxLength: 4 })
        .map(entries => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`),
      fc.tuple(words, tie('node')).map(([name, value]) => `{${JSON.stringify(name)}:${value}}`),
    ),
  }))
  .node.map(text => JSON.parse(text));

/** What a function gives, or the DeclaredStateError that it throws; it may throw nothing else. */
function outcomeOf<T>(action: () => T): T | DeclaredStateError {
  return bounded(() => {
    try {
      return action();
    } catch (error) {
      if (error instanceof DeclaredStateError) return error;
      throw error;
    }
  });
}

/** Expects that the keys of stacks are read or refused, and that nothing in them is neither known nor named. */
function expectKeysOrRefusal(stacks: readonly DeclaredStack[]): void {
  keysWithoutIntent(stacks);
  const keys = outcomeOf(() => declaredKeys(stacks, new Map()));
  if (keys instanceof DeclaredStateError) {
    failureOf(() => {
      throw keys;
    });
    return;
  }
  for (const key of keys) {
    const { policy, description, tags, aliases, enabled, rotation, primaryKeyArn }: DeclaredKey = key;
    for (const part of [policy, description, tags, aliases, enabled, rotation, primaryKeyArn]) {
      if (part && 'unresolved' in part) expect(part.unresolved.join('')).not.toMatch(/^$|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      else if (part) expect(part.value).toBeDefined();
    }
  }
}

test('any value of JSON may be a template', () => {
  fc.assert(
    fc.property(json, template => {
      expectKeysOrRefusal([stackOf(template)]);
    }),
    { numRuns: 500 },
  );
});

const PROPERTIES = [
  'KeyPolicy',
  'Description',
  'Tags',
  'Enabled',
  'EnableKeyRotation',
  'RotationPeriodInDays',
  'KeySpec',
];

test('any value of JSON may be a property of a key', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PROPERTIES), json, (name, value) => {
      expectKeysOrRefusal([stackOf({ Resources: { A: primaryKey({ [name]: value }) } })]);
    }),
    { numRuns: 500 },
  );
});

test('any value of JSON may be any part of a template with a key', () => {
  const names = fc.constantFrom('A', 'B', '__proto__', 'constructor');
  const section = fc.dictionary(names, json, { maxKeys: 3, noNullPrototype: true });
  const parts = fc.record({ Parameters: section, Conditions: section, Mappings: section, Outputs: section });
  const key = fc.record({ Properties: fc.dictionary(fc.constantFrom(...PROPERTIES), json), Condition: words });
  const resources = fc.record({
    B: json,
    Alias: fc.record({ Type: fc.constant('AWS::KMS::Alias'), Properties: json }),
  });
  fc.assert(
    fc.property(parts, key, resources, (sections, { Properties, Condition }, others) => {
      const Resources = { A: primaryKey(Properties, { Condition }), ...others };
      const stack = stackOf({ ...sections, Resources });
      expectKeysOrRefusal([stack, { ...stack, name: 'A' }]);
    }),
    { numRuns: 500 },
  );
});

test('any value of JSON may be the metadata of a key', () => {
  fc.assert(
    fc.property(json, json, (written, resource) => {
      const A = primaryKey({}, { Metadata: { 'zoom-cmk': written } });
      const B = primaryKey({}, { Metadata: intent({ broker: written, setRole: resource }) });
      for (const key of [A, B]) expectKeysOrRefusal([stackOf({ Resources: { key, resource } })]);
    }),
  );
});

describe('a folder', () => {
  let folder: TempFolder;
  beforeEach(() => (folder = new TempFolder()));
  afterEach(() => folder.remove());

  /** Expects that a folder is read or refused. */
  function expectStacksOrRefusal(): void {
    const stacks = outcomeOf(() => readCloudAssembly(folder.path));
    if (stacks instanceof DeclaredStateError) expect(stacks.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    else expectKeysOrRefusal(stacks);
  }

  const artifact = (type: string, properties: fc.Arbitrary<unknown>) =>
    fc.record({
      type: fc.constant(type),
      environment: fc.constantFrom('aws://111122223333/us-east-1', 'aws://unknown-account/unknown-region', 5),
      properties,
      metadata: json,
    });
  const artifacts = fc.dictionary(
    words,
    fc.oneof(
      json,
      artifact('aws:cloudformation:stack', fc.record({ templateFile: fc.constantFrom('template.json', '..') })),
      artifact('cdk:cloud-assembly', fc.record({ directoryName: words })),
    ),
    { maxKeys: 4, noNullPrototype: true },
  );

  test('may have any value of JSON as its manifest and template', () => {
    fc.assert(
      fc.property(fc.oneof(json, fc.record({ artifacts })), json, (manifest, template) => {
        folder.write('manifest.json', JSON.stringify(manifest));
        folder.write('template.json', JSON.stringify(template));
        expectStacksOrRefusal();
      }),
      { numRuns: 200 },
    );
  });

  test('may have any bytes as its manifest and template', () => {
    const manifest = {
      artifacts: {
        Zoom: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://1/us-east-1',
          properties: { templateFile: 'template.json' },
        },
      },
    };
    const cut = json.chain(value => {
      const text = JSON.stringify(value);
      return fc.nat({ max: text.length }).map(end => text.slice(0, end));
    });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map(each => Buffer.from(each)),
      cut.map(each => Buffer.from(each)),
    );
    fc.assert(
      fc.property(bytes, content => {
        folder.write('manifest.json', content);
        expectStacksOrRefusal();
        folder.write('manifest.json', manifest);
        folder.write('template.json', content);
        expectStacksOrRefusal();
      }),
      { numRuns: 150 },
    );
  });
});
