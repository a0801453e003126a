import { Component, cdk } from 'projen';

/**
 * Publishes the command as one bundled file, so that the library gains no run-time dependency by it: what the command is made of
 * are development dependencies, and its sources are not published beside the bundle.
 */
export class BundledCommand extends Component {
  /**
   * @param name of the command
   * @param folders of `lib` that the command alone uses
   */
  constructor(project: cdk.JsiiProject, name: string, folders: string[]) {
    super(project);
    project.addBins({ [name]: `bin/${name}.js` });
    project.compileTask.exec('tsx build-tools/bundle-command.ts');
    project.gitignore.addPatterns('/bin/');
    for (const folder of folders) {
      project.addPackageIgnore(`/lib/${folder}/`);
      project.eslint?.allowDevDeps(`lib/${folder}/**`);
    }
  }
}
