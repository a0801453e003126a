import { cdk, Component } from 'projen';

const BILL = 'dist/sbom.cdx.json';

/** What projen leaves to be said of a package that is published: checks of the tarball, and its bill of materials. */
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
  }
}
