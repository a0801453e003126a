/** A command of a script: its words, without quotes, redirections and the variables that it is given. */
export type Words = readonly string[];

/** What a shell takes for one thing: operators, or a word with its quotes. */
const TOKEN =
  /\\\n|[ \t]+|#[^\n]*|\n|&&|\|\||<<<|[0-9]?>>?(?:&[0-9])?|<|[;|&()]|(?:\\.|'[^']*'|"(?:\\.|\$\([^)]*\)|[^"\\])*"|\$\([^)]*\)|\$\{[^}]*\}|[^\s;|&()<>'"\\])+/gy;

/** Begin and end what shells repeat, or do on a condition: a command may follow each. */
const KEYWORDS = ['do', 'done', 'then', 'else', 'fi', 'if', 'while'];

/**
 * The commands of a script, those of `$(…)` included. Understands what our pages use of the language, and no more.
 *
 * @throws {Error} where it can't be split, such as at a quote that is open
 */
export function commandsIn(script: string): Words[] {
  const commands: string[][] = [[]];
  const substituted: Words[] = [];
  let redirected = false;
  for (const token of tokensIn(script)) {
    if (/^(\\\n|[ \t]+|#.*)$/.test(token)) continue;
    if (/^(\n|&&|\|\||[;|&()])$/.test(token)) {
      commands.push([]);
    } else if (/^([0-9]?>>?|<<?<?)/.test(token)) {
      redirected = !token.includes('&');
    } else {
      substituted.push(...[...token.matchAll(/\$\(([^)]*)\)/g)].flatMap(([, inner]) => commandsIn(inner)));
      if (!redirected) commands.at(-1)!.push(unquoted(token));
      redirected = false;
    }
  }
  return [...commands.map(withoutPrefix).filter(words => words.length > 0), ...substituted];
}

/** From the name of the command on. */
function withoutPrefix(words: Words): Words {
  const start = words.findIndex(word => !KEYWORDS.includes(word) && !/^\w+=/.test(word));
  return start === -1 ? [] : words.slice(start);
}

function tokensIn(script: string): string[] {
  const tokens = [...script.matchAll(TOKEN)].map(([token]) => token);
  const length = tokens.join('').length;
  if (length < script.length) throw new Error(`can't be split at '${script.slice(length).split('\n')[0]}'`);
  return tokens;
}

/** A word as the command gets it, variables left as they are. */
function unquoted(token: string): string {
  return token.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
    (_, single, double, escaped) => single ?? double ?? escaped,
  );
}
