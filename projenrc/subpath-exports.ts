import { Component, cdk } from 'projen';

/**
 * Publishes each namespace of the library as a subpath of the package, and makes the root load its namespaces lazily.
 *
 * `typesVersions` repeats the subpaths for TypeScript's old module resolution, which does not read `exports`.
 */
export class SubpathExports extends Component {
  constructor(project: cdk.JsiiProject, namespaces: string[]) {
    super(project);
    project.package.addField('exports', {
      '.': entry('lib'),
      ...Object.fromEntries(namespaces.map(name => [`./${name}`, entry(`lib/${name}`)])),
      './package.json': './package.json',
      './.jsii': './.jsii',
    });
    project.package.addField('typesVersions', {
      '*': Object.fromEntries(namespaces.map(name => [name, [`./lib/${name}/index.d.ts`]])),
    });
    project.compileTask.exec('tsx build-tools/lazy-index.ts');
  }
}

function entry(folder: string) {
  return { types: `./${folder}/index.d.ts`, default: `./${folder}/index.js` };
}
