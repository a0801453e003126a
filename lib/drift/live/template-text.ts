import { Document, isNode, Pair, parseDocument, Scalar, Tags, visit, YAMLMap } from 'yaml';
import { KnownFailure } from './known-failure';
import { messageOf } from './look';

/** A template as parsed JSON, with every intrinsic function in its long form. */
export type Template = Record<string, unknown>;

// CloudFormation takes templates of at most 1 MB.
const MAX_LENGTH = 4 * 1024 * 1024;

// Aliases that stand for more than so many nodes in all are an attack, not a template; CloudFormation documents none at all.
const MAX_ALIASES = 100;

// CloudFormation reads YAML 1.1, where `yes` is true, but none of these: a policy's Version is no date.
const NOT_CLOUDFORMATION = /:(binary|merge|omap|pairs|set|timestamp)$/;

/**
 * The template that GetTemplate answers: JSON or YAML text, as it was deployed.
 *
 * @param body Text, or a template that is parsed already.
 * @throws {KnownFailure} where it is no template.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function parseTemplate(body: unknown): Template {
  const template = typeof body === 'string' ? parseText(body) : body;
  if (typeof template === 'object' && template !== null && !Array.isArray(template)) return template as Template;
  throw new KnownFailure('other', 'the template is not an object');
}

function parseText(text: string): unknown {
  if (text.length > MAX_LENGTH) {
    throw new KnownFailure(
      'other',
      `the template has ${text.length} characters, more than the ${MAX_LENGTH} that are read`,
    );
  }
  // YAML reads JSON as well, but a hundred times slower.
  return text.trimStart().startsWith('{') ? (parseJson(text) ?? parseYaml(text)) : parseYaml(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseYaml(text: string): unknown {
  const document = parseDocument(text, {
    schema: 'yaml-1.1',
    customTags: cloudFormationTags,
    stringKeys: true,
    // As CloudFormation, which takes the last one.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error) throw new KnownFailure('other', `the template is not valid YAML: ${messageOf(error)}`);
  useLongForms(document);
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (excess) {
    throw new KnownFailure('other', `the template is not read: ${messageOf(excess)}`);
  }
}

function cloudFormationTags(tags: Tags): Tags {
  return tags.filter(tag => typeof tag === 'string' || !NOT_CLOUDFORMATION.test(tag.tag));
}

/**
 * Turns `!Sub text` into `Fn::Sub: text`.
 *
 * Functions that are not known yet become long forms too: what reads the template then sees a function, not its argument.
 */
function useLongForms(document: Document): void {
  visit(document, {
    Node: (_, node) => {
      if (!isNode(node) || !('tag' in node) || !/^!\w/.test(node.tag ?? '')) return undefined;
      const name = node.tag!.slice(1);
      const { anchor } = node as { anchor?: string };
      node.tag = undefined;
      const call = new YAMLMap();
      call.items.push(new Pair(new Scalar(longNameOf(name)), argumentOf(name, node)));
      if (anchor !== undefined) {
        (node as { anchor?: string }).anchor = undefined;
        call.anchor = anchor;
      }
      return call;
    },
  });
}

function longNameOf(name: string): string {
  return ['Ref', 'Condition'].includes(name) ? name : `Fn::${name}`;
}

/** `!GetAtt Key.Arn` is the one whose long form has other arguments than its short one. */
function argumentOf(name: string, node: unknown): unknown {
  if (name !== 'GetAtt' || !(node instanceof Scalar) || typeof node.value !== 'string') return node;
  const [logicalId, ...attribute] = node.value.split('.');
  return [logicalId, attribute.join('.')];
}
