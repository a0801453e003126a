import { Component, cdk } from 'projen';

/**
 * Publishes the command, and the functions of the monitors, as bundled files, so that the library gains no run-time dependency by
 * them: what they are made of are development dependencies, and their sources are not published beside the bundles.
 */
export class Bundles extends Component {
  /**
   * @param command its name
   * @param folders of `lib` that nothing but bundles are made from
   */
  constructor(project: cdk.JsiiProject, command: string, folders: string[]) {
    super(project);
    project.addBins({ [command]: `bin/${command}.js` });
    project.compileTask.exec('tsx build-tools/bundle-all.ts');
    project.gitignore.addPatterns('/bin/', '/functions/', '/NOTICE');
    // The constructs refer to the functions by their path, also in tests, which come without a compile.
    project.jest!.config.globalSetup = '<rootDir>/test/bundle-functions.ts';
    for (const folder of folders) project.eslint?.allowDevDeps(`lib/${folder}/**`);
  }
}
