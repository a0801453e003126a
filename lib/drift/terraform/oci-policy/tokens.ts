/** A word, a quoted text, a pattern between slashes, or a mark of a policy statement; in lower case. */
export interface Token {
  readonly text: string;
  /** Whether space stands before it, or the statement begins with it. */
  readonly spaced: boolean;
}

/** Far more than a statement of OCI may have. */
const MOST_CHARACTERS = 20_000;

const TOKEN = /(\s*)('[^']*'|"[^"]*"|\/[^/\s][^/]*\/|!=|[{}(),=]|[^\s'"{}(),=!]+|\S)/y;

/**
 * The tokens of a statement; nothing where it is too long to be one.
 *
 * Statements are in lower case from here on: Oracle's keywords and its matching of conditions fold case, and no two OCIDs differ
 * in case alone.
 *
 * @see https://docs.oracle.com/iaas/Content/Identity/policysyntax/conditions.htm
 */
export function tokensOf(statement: string): Token[] | undefined {
  if (statement.length > MOST_CHARACTERS) return undefined;
  const text = statement.trim().toLowerCase();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    tokens.push({ text: match[2], spaced: match[1] !== '' || tokens.length === 0 });
  }
  return tokens;
}
