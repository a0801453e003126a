import { cdk } from 'projen';

/** What each folder of `lib` may import of the other folders. */
const MAY_IMPORT: Record<string, string[]> = {
  zoom: [],
  'key-policy': [],
  private: [],
  aws: ['zoom', 'key-policy', 'private'],
  azure: ['zoom', 'key-policy', 'private'],
  oci: ['zoom', 'key-policy', 'private'],
  drift: ['zoom', 'key-policy'],
  cli: ['drift', 'key-policy'],
  monitor: ['drift', 'private'],
};

/** Lets the linter refuse an import against the direction of `MAY_IMPORT`, and one of what is private to another folder. */
export function holdImportDirection(project: cdk.JsiiProject) {
  project.eslint?.addRules({
    'import/no-restricted-paths': [
      'error',
      {
        zones: [
          ...Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
            target: `./lib/${folder}`,
            from: './lib',
            except: [folder, ...allowed].map(name => `./${name}`),
            message: `lib/${folder} may import ${allowed.map(name => `lib/${name}`).join(', ') || 'nothing of ours'}`,
          })),
          {
            target: './lib/aws',
            from: './lib/private/terraform',
            message: 'lib/aws may not load CDK for Terraform',
          },
        ],
      },
    ],
  });
  project.eslint?.addOverride({
    files: ['lib/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: String.raw`[source.value=/[^.\u002F]\u002Fprivate\u002F/]`,
          message: 'what is in a folder named private belongs to the folder around it',
        },
      ],
    },
  });
}
