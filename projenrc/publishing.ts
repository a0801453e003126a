import { cdk, Component, github } from 'projen';

const BILL = 'dist/sbom.cdx.json';

/** The jobs of a release that publish to a registry. */
const REGISTRIES = ['release_npm', 'release_maven', 'release_pypi', 'release_nuget', 'release_golang'];

/** What projen leaves to be said of a package that is published: checks of it, its bill of materials, and what a release may do. */
export class Publishing extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    // A release asks npx for it: a hundred packages that nothing else needs.
    project.deps.removeDependency('commit-and-tag-version');

    const check = project.addTask('package-check', {
      description: 'Holds the tarball in dist/js against what consumers, Node and TypeScript expect of one',
    });
    check.exec('npx --yes publint@0.3.25 run --strict dist/js/*.tgz');
    // The assembly of jsii is for tools, which read it as a file.
    check.exec('npx --yes @arethetypeswrong/cli@0.18.5 dist/js/*.tgz --exclude-entrypoints ./.jsii');
    project.packageTask.spawn(check);

    const consumers = project.addTask('consumers', {
      description:
        'Tries the package with many releases of TypeScript, Node and aws-cdk-lib; takes long, and is not part of CI',
    });
    consumers.spawn(project.compileTask);
    consumers.spawn(project.tasks.tryFind('package:js')!);
    consumers.exec('tsx build-tools/consumers.ts');

    const bill = project.addTask('sbom', {
      description: `Writes ${BILL}, the bill of materials of what is published`,
      exec: `tsx build-tools/sbom.ts ${BILL}`,
    });
    project.packageTask.spawn(bill);
    project.release?.publisher.addGitHubPostPublishingSteps({
      name: 'Attach the bill of materials',
      if: '${{ !inputs.dry_run }}',
      run: `gh release upload "$(cat dist/releasetag.txt)" ${BILL} --clobber -R "$GITHUB_REPOSITORY"`,
      env: { GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' },
    });
  }

  override preSynthesize() {
    // Trusted publishing needs npm 11.5, which comes with Node 24.
    const workflow = this.project.tryFindObjectFile('.github/workflows/release.yml');
    workflow?.addOverride('jobs.release_npm.steps.0.with.node-version', '24');

    const release = github.GitHub.of(this.project)!.tryFindWorkflow('release')!;
    release.insertStepBefore('release', 'install_dependencies', {
      id: 'placeholders',
      name: 'Refuse placeholders',
      run: [
        'if grep -q placeholder SECURITY.md; then',
        '  echo "::error file=SECURITY.md::author, repository and address are placeholders: see Releases in CONTRIBUTING.md"',
        '  exit 1',
        'fi',
      ].join('\n'),
    });
    for (const job of REGISTRIES) {
      // Nothing there pushes by git, and what packs needs nothing that an install script makes.
      const checkout = release.getStep(job, 'checkout');
      release.patchStep(job, 'checkout', { with: { ...checkout.with, 'persist-credentials': false } });
      const install = release.getStep(job, 'install_dependencies');
      release.patchStep(job, 'install_dependencies', { run: `${install.run} --ignore-scripts` });
    }
  }
}
